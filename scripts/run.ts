/** Runs the programs that npm installed, one after the other or side by side, and fails when one of them fails. */
import { spawn } from 'node:child_process';

/** A command line without quoting: words separated by spaces. */
export async function run(command: string, environment: NodeJS.ProcessEnv = {}): Promise<void> {
  const [program = '', ...words] = command.split(' ');
  const child = spawn(program, words, { stdio: 'inherit', env: { ...process.env, ...environment } });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (status !== 0) throw new Error(`${command} failed`);
}

/** Prints only the message of a failed step: its own output has said the rest. */
export async function exitOnFailure(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
