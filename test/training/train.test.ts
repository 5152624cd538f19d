/** What `npm run train` does before Python: usage, which Python, and what it says when there is none. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { pythonToTry } from '../../scripts/training/python.ts';

async function train(words: readonly string[], python: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/train.ts', ...words], {
    env: { ...process.env, PYTHON: python },
  });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [error, status] = await Promise.all([text(child.stderr), exit]);
  return { error, status };
}

describe('npm run train', () => {
  it('says how it is used when no task is named', async () => {
    const { error, status } = await train(['--data', 'registry'], 'python-that-is-not-there');
    expect(status).to.equal(64);
    expect(error).to.contain('--task TASK --data DIR');
  });

  it('says how to make a Python when there is none', async () => {
    const { error, status } = await train(
      ['--task', 'sich-after-thrombolysis', '--data', 'registry'],
      'python-that-is-not-there',
    );
    expect(status).to.equal(69);
    expect(error)
      .to.contain('python-that-is-not-there cannot be run')
      .and.to.contain('pip install -r scripts/training/requirements.txt');
  });

  it('says the same of a Python that does not run the check', async () => {
    // `false` runs and fails, as a Python that is too old does.
    const { error, status } = await train(['--task', 'x', '--data', 'registry'], 'false');
    expect({ status, told: error.includes('cannot be run') }).to.deep.equal({ status: 69, told: true });
  });
});

describe('which Python', () => {
  it('is the one of PYTHON, then the one made for the training, then python3', () => {
    expect([
      pythonToTry({ PYTHON: '/opt/python' }, () => true),
      pythonToTry({}, () => true),
      pythonToTry({}, () => false),
    ]).to.deep.equal(['/opt/python', 'scripts/training/.venv/bin/python', 'python3']);
  });
});
