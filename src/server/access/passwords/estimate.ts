/**
 * How many guesses a password stands, asked of the worker. One worker, begun when first needed, ended after a while
 * without work; whoever waits too long gets a cheap and strict guess instead, so that nothing here can hang a sign-up.
 */
import { Worker } from 'node:worker_threads';
import { minuteMs, secondMs } from '#platform/clock';
import { fold } from '#platform/search-text';
import { chinesePasswords, companyWords, seasonWords } from './common-words.ts';
import type { Answered, Asked } from './estimate-worker.ts';

export interface Estimate {
  guessesLog10: number;
  patterns: readonly string[];
  /** False: the cheap guess. */
  thorough: boolean;
}

/** A longer password is judged by its beginning: the rest can only make it better, and costs time that grows with its square. */
const estimatedCharacters = 100;
const longestMs = 3 * secondMs;
const startAtMostMs = 15 * secondMs;
const idleMs = 5 * minuteMs;
/** Somebody typing at a page that needs no account; behind more of those nobody waits. */
const queueOf = { set: 100, typed: 4 };

interface Waiting {
  asked: Asked;
  resolve: (answer: Answered | null) => void;
}

let worker: Worker | undefined;
let ready = false;
let current: Waiting | undefined;
let queue: Waiting[] = [];
let timer: NodeJS.Timeout | undefined;
let lastId = 0;

/**
 * Estimates the guesses that an attacker needs who knows these words.
 * @param password in NFC
 * @param use `set`: it is about to be kept; `typed`: shown while typing, and first to be turned away
 */
export async function estimateGuesses(
  password: string,
  words: readonly string[],
  use: keyof typeof queueOf = 'set',
): Promise<Estimate> {
  const begun = [...password].slice(0, estimatedCharacters).join('');
  const answer = await ask(begun, [...words], use);
  return answer
    ? { guessesLog10: answer.guessesLog10, patterns: answer.patterns, thorough: true }
    : { guessesLog10: cheapGuess(begun, words), patterns: [], thorough: false };
}

function ask(password: string, words: string[], use: keyof typeof queueOf): Promise<Answered | null> {
  if (queue.length >= queueOf[use]) return Promise.resolve(null);
  return new Promise((resolve) => {
    queue.push({ asked: { id: ++lastId, password, words }, resolve });
    goOn();
  });
}

function goOn(): void {
  if (!worker) return begin();
  if (!ready || current) return;
  current = queue.shift();
  wait(current ? longestMs : idleMs);
  // Nothing keeps the process alive but somebody who waits.
  if (current) worker.ref();
  else worker.unref();
  if (current) worker.postMessage(current.asked);
}

function begin(): void {
  const begun = new Worker(new URL('./estimate-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  worker = begun;
  wait(startAtMostMs);
  begun.on('message', (message: Answered | 'ready') => {
    if (begun !== worker) return;
    if (message === 'ready') ready = true;
    else if (message.id === current?.asked.id) {
      current.resolve(message);
      current = undefined;
    }
    goOn();
  });
  const broken = () => begun === worker && end();
  begun.on('error', broken);
  begun.on('exit', broken);
}

function wait(ms: number): void {
  clearTimeout(timer);
  timer = setTimeout(end, ms);
  timer.unref();
}

/** Too slow, broken or idle: it goes, and whoever waited for this one has the cheap guess. The next call begins another. */
function end(): void {
  const [gone, starting] = [worker, !ready];
  worker = undefined;
  ready = false;
  clearTimeout(timer);
  current?.resolve(null);
  current = undefined;
  const left = queue;
  queue = [];
  // It never came up: another one wouldn't either, just now.
  for (const waiting of left) if (starting) waiting.resolve(null);
  if (!starting) queue = left;
  void gone?.terminate();
  if (queue.length > 0) goOn();
}

const known = [...chinesePasswords, ...seasonWords, ...companyWords].filter((word) => word.length >= 3);

/**
 * Without dictionaries: known words count as one, letters less than they could, repeats and runs once. Strict on purpose:
 * it asks some good passwords to be longer.
 */
export function cheapGuess(password: string, words: readonly string[]): number {
  let rest = fold(password);
  for (const word of [...words, ...known]) rest = rest.replaceAll(word, '\u{0}');
  let guesses = 0;
  let last = -1;
  for (const sign of rest) {
    const code = sign.codePointAt(0) ?? 0;
    if (code === 0) guesses += 1;
    else if (Math.abs(code - last) > 1) guesses += /\d/.test(sign) ? 0.4 : code > 0x2e80 ? 1 : 0.6;
    last = code;
  }
  return guesses;
}
