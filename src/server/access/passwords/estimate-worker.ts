/**
 * The thread that estimates guesses. zxcvbn takes 5 to 300 ms and 100 MB of dictionaries, so it works beside the server,
 * one password at a time, and with less right to the processor than requests have.
 */
import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { type Match, ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import { chinesePasswords, companyWords, pinyinSyllables, seasonWords } from './common-words.ts';
import { shapeOf, withoutRepeats } from './shapes.ts';

export interface Asked {
  id: number;
  /** Already cut to length. */
  password: string;
  words: string[];
}
export interface Answered {
  id: number;
  guessesLog10: number;
  /** What it was seen to be made of: `dictionary`, `date`, `repeat`, `sequence`, `spatial`, `swapped`, `list`. */
  patterns: string[];
}

// On Linux this concerns this thread alone; elsewhere it would slow the whole server down.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const lists = ['passwords-common', 'passwords-zh', 'seasons-zh', 'companies'];
const zxcvbn = new ZxcvbnFactory({
  dictionary: {
    ...common,
    ...english,
    'passwords-zh': chinesePasswords,
    'seasons-zh': seasonWords,
    companies: companyWords,
    pinyin: [...pinyinSyllables],
  },
  graphs: adjacencyGraphs,
  // With more, a hundred look-alike signs take a second.
  l33tMaxSubstitutions: 10,
});

const isList = (match: Match | undefined) => lists.includes(String(match?.['dictionaryName']));

function estimate({ id, password, words }: Asked): Answered {
  const whole = zxcvbn.check(password, words);
  const patterns = new Set<string>();
  for (const match of whole.sequence) {
    patterns.add(match.pattern);
    if (match['l33t'] === true) patterns.add('swapped');
  }
  if (whole.sequence.length === 1 && isList(whole.sequence[0])) patterns.add('list');
  let guessesLog10 = whole.guessesLog10;

  const once = withoutRepeats(password);
  if (once !== password) {
    patterns.add('repeat');
    // One power of ten for where and how it comes again.
    guessesLog10 = Math.min(guessesLog10, zxcvbn.check(once, words).guessesLog10 + 1);
  }
  // zxcvbn counts an unusual tail as brute force; who knows the shape tries the year and the sign at once.
  const shape = shapeOf(once);
  if (shape) {
    const core = zxcvbn.check(shape.core, words);
    if (core.sequence.length === 1 && isList(core.sequence[0])) patterns.add('list');
    if (/(19|20)\d\d/.test(password)) patterns.add('date');
    guessesLog10 = Math.min(guessesLog10, core.guessesLog10 + shape.decorationLog10);
  }
  return { id, guessesLog10, patterns: [...patterns] };
}

parentPort?.on('message', (asked: Asked) => parentPort?.postMessage(estimate(asked)));
parentPort?.postMessage('ready');
