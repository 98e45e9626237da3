/**
 * `npm test`: everything, in an order that tells quickly what is wrong, with one clear closing line. `--static` stops
 * before anything is run (types, lint, format, unused code). Needs nothing but `npm ci`.
 */
import { spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

interface Step {
  name: string;
  command: string;
  args: string[];
}

const bin = resolve('node_modules/.bin');
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`, NO_COLOR: '1' };

const checks: Step[] = [
  { name: 'types', command: 'tsc', args: ['-p', '.'] },
  { name: 'lint and boundaries', command: 'oxlint', args: ['--deny-warnings'] },
  {
    name: 'format',
    command: 'oxfmt',
    args: ['--check', 'src', 'tests', 'bench', 'siege', 'vite.config.ts', 'vitest.config.ts'],
  },
  { name: 'unused code', command: 'knip', args: [] },
];
const runs: Step[] = [
  { name: 'unit and API tests', command: 'vitest', args: ['run'] },
  { name: 'web app', command: 'vite', args: ['build', '--logLevel', 'warn'] },
  {
    name: 'browser journeys',
    command: 'vitest',
    args: ['run', '--config', 'tests/journeys/vitest.config.ts'],
  },
];

interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
}

async function run(step: Step): Promise<Outcome> {
  const startedAt = Date.now();
  console.log(`\n── ${step.name}`);
  const child = spawn(step.command, step.args, {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    process.stdout.write(chunk);
  });
  const code = await new Promise<number>((done) => {
    child.once('error', () => done(1));
    child.once('close', (status) => done(status ?? 1));
  });
  const outcome = count(text, code, step.command === 'vitest');
  console.log(`   ${code === 0 ? 'well' : 'FAILED'} (${Math.round((Date.now() - startedAt) / 1000)} s)`);
  return outcome;
}

/** A check counts as one; vitest's closing line says how many tests there were. */
function count(text: string, code: number, isVitest: boolean): Outcome {
  const line = isVitest ? /^\s*Tests\s+(.*)$/m.exec(text)?.[1] : undefined;
  const number = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(line ?? '')?.[1] ?? 0);
  const outcome = { passed: number('passed'), failed: number('failed'), skipped: number('skipped') };
  // A file that could not even be read, or a check that said no, has no test to count but has failed.
  if (code !== 0 && outcome.failed === 0) outcome.failed = 1;
  if (code === 0 && line === undefined) outcome.passed = 1;
  return outcome;
}

const total: Outcome = { passed: 0, failed: 0, skipped: 0 };
for (const step of process.argv.includes('--static') ? checks : [...checks, ...runs]) {
  const outcome = await run(step);
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  total.skipped += outcome.skipped;
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
