/** What `npm run siege` can be told. Whatever it doesn't know it refuses, as a siege of something else proves nothing. */
import { parseArgs } from 'node:util';
import { mixes } from './attackers/index.ts';
import { peers } from './doors/index.ts';

export interface Options {
  seed: number;
  accounts: number;
  days: number;
  effort: number;
  /** How many people attackers learn our passwords from. */
  learnsFrom: number;
  mixes: string[];
  /** Peers beside our own, which always stands. */
  policies: string[];
  json: boolean;
  html: string;
  /** Also measures G10 and G11 at the running server. */
  server: boolean;
  /** Names probed for G10. */
  probes: number;
}

export class OptionFault extends Error {}

const sizes = {
  usual: { accounts: 80, days: 3, effort: 1000, learnsFrom: 1000, probes: 10_000 },
  full: { accounts: 10_000, days: 7, effort: 60_000, learnsFrom: 10_000, probes: 10_000 },
};

export const usage = `npm run siege -- [options]
  --full            10,000 accounts, seven days (an hour or two)
  --seed N          other people, other chance (1)
  --accounts N      20 to 100,000 (80)
  --days N          1 to 31 (3)
  --mix M1,M4       only these mixes: ${mixes.join(' ')}
  --policy a,b      only these peers beside ours: ${[...peers.keys()].join(' ')}
  --server          also G10 and G11, at the running server (some minutes more)
  --json            the figures for a program
  --html FILE       where the page goes (dist/siege/index.html)`;

/** @throws OptionFault with a sentence that says what is wrong */
export function readOptions(args: readonly string[]): Options {
  const values = parse(args);
  const size = values.full ? sizes.full : sizes.usual;
  return {
    seed: whole('--seed', values.seed, 0, 2 ** 32 - 1) ?? 1,
    accounts: whole('--accounts', values.accounts, 20, 100_000) ?? size.accounts,
    days: whole('--days', values.days, 1, 31) ?? size.days,
    effort: size.effort,
    learnsFrom: size.learnsFrom,
    mixes: names('--mix', values.mix, mixes) ?? [...mixes],
    policies: names('--policy', values.policy, [...peers.keys()]) ?? [...peers.keys()],
    json: values.json,
    html: values.html === '' ? fault('--html needs the name of a file.') : values.html,
    server: values.server,
    probes: size.probes,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        full: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        server: { type: 'boolean', default: false },
        seed: { type: 'string' },
        accounts: { type: 'string' },
        days: { type: 'string' },
        mix: { type: 'string' },
        policy: { type: 'string' },
        html: { type: 'string', default: 'dist/siege/index.html' },
      },
    }).values;
  } catch (error) {
    return fault(error instanceof Error ? error.message : String(error));
  }
}

function whole(flag: string, text: string | undefined, least: number, most: number): number | null {
  if (text === undefined) return null;
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= least && number <= most))
    fault(`${flag} must be a whole number from ${least} to ${most}, not “${text}”.`);
  return number;
}

function names(flag: string, text: string | undefined, known: readonly string[]): string[] | null {
  if (text === undefined) return null;
  const said = text.split(',').map((name) => name.trim());
  const unknown = said.filter((name) => !known.includes(name));
  if (unknown.length > 0) fault(`${flag} knows no “${unknown.join('”, “')}”. It knows: ${known.join(', ')}.`);
  return known.filter((name) => said.includes(name));
}

function fault(sentence: string): never {
  throw new OptionFault(sentence);
}
