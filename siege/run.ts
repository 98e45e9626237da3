/**
 * `npm run siege`: how well the gate stands, measured beside its peers. See docs/siege.md.
 *
 * Exits with 0 whether or not a goal is reached, as this measures and doesn't judge (a test judges the short siege); with
 * 1 where it can't measure, with 2 where it wasn't understood.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { startTestPostgres } from '../tests/harness/postgres.ts';
import { peerPolicies } from './doors/index.ts';
import { latchkeyPolicy } from './doors/latchkey-policy.ts';
import { OptionFault, readOptions, usage, type Options } from './options.ts';
import { page } from './report/page.ts';
import { table } from './report/table.ts';
import { measureServer } from './server/index.ts';
import { siege, type Result } from './siege.ts';

const say = (sentence: string) => console.error(sentence);

async function run(options: Options): Promise<void> {
  const results = await besiegeAll(options);
  const server = options.server ? await measureServer(options.probes, options.seed, say) : null;
  const ran = { ...options, commit: commit() };
  const file = resolve(options.html);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, page(results, server, ran));
  console.log(
    options.json ? JSON.stringify({ ...ran, results, server }, null, 2) : table(results, server, ran),
  );
  say(`The page with pictures: ${file}`);
}

async function besiegeAll(options: Options): Promise<Result[]> {
  const { server, stop } = await startTestPostgres();
  try {
    const policies = [latchkeyPolicy(server, options.learnsFrom), ...peerPolicies(options.policies)];
    return await siege({ ...options, policies, say });
  } finally {
    await stop();
  }
}

function commit(): string | null {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  } catch {
    return null; // not a clone
  }
}

try {
  await run(readOptions(process.argv.slice(2)));
} catch (error) {
  if (error instanceof OptionFault) {
    say(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
  } else {
    say(`Could not measure. ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exitCode = 1;
  }
}
