/**
 * A Python that has what the model factory needs. Python is never needed to build, run or test the service: only to
 * train, and to test the training.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const FACTORY = 'scripts/training';
const REQUIREMENTS = `${FACTORY}/requirements.txt`;
const OWN_ENVIRONMENT = `${FACTORY}/.venv/bin/python`;

/** sysexits.h EX_UNAVAILABLE: what is needed is not there. */
const UNAVAILABLE = 69;

/** Prints every requirement that is not installed in its version; nothing when all are. */
const CHECK = `
import re, sys
from importlib.metadata import PackageNotFoundError, version
for line in open(sys.argv[1]):
    pinned = re.match(r"([A-Za-z0-9_.-]+)==([^ ;#]+)", line)
    if pinned:
        name, wanted = pinned.groups()
        try: found = version(name).split("+")[0]
        except PackageNotFoundError: found = "not installed"
        if found != wanted.strip(): print(f"{name} {wanted.strip()} ({found})")
`;

const HOW_TO = `Make a Python for the training (3.11 or later):
  python3 -m venv ${FACTORY}/.venv
  ${FACTORY}/.venv/bin/pip install -r ${REQUIREMENTS}
or name one that has the packages of ${REQUIREMENTS} in the environment variable PYTHON.`;

/** PYTHON of the environment, or the environment under scripts/training, or python3. */
export function pythonToTry(
  environment: Readonly<Record<string, string | undefined>>,
  exists: (file: string) => boolean = existsSync,
): string {
  return environment['PYTHON'] ?? (exists(OWN_ENVIRONMENT) ? OWN_ENVIRONMENT : 'python3');
}

interface Finished {
  readonly status: number;
  readonly output: string;
}

/** Runs to the end; status 127 when there is no such program. */
async function finish(program: string, words: readonly string[], shown: boolean): Promise<Finished> {
  const child = spawn(program, words, {
    stdio: ['inherit', shown ? 'inherit' : 'pipe', 'inherit'],
    env: { ...process.env, PYTHONPATH: FACTORY },
  });
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  const status = await new Promise<number>((resolve) => {
    child.once('error', () => {
      resolve(127);
    });
    // A process that a signal ended has no status.
    child.once('close', (code) => {
      resolve(code ?? 1);
    });
  });
  return { status, output };
}

/**
 * Runs a Python module of the factory with its output shown.
 * @returns the module's exit status, or UNAVAILABLE after saying how to make a Python that has the packages
 */
export async function runPython(words: readonly string[]): Promise<number> {
  const python = pythonToTry(process.env);
  const check = await finish(python, ['-c', CHECK, REQUIREMENTS], false);
  const lacking = check.output.trim();
  if (check.status !== 0 || lacking !== '') {
    console.error(check.status === 0 ? `${python} lacks:\n${lacking}` : `${python} cannot be run.`);
    console.error(HOW_TO);
    return UNAVAILABLE;
  }
  return (await finish(python, words, true)).status;
}
