/**
 * A document as PDF. What stands in it is said in blocks, not in places; words in any language, a Chinese font embedded (of
 * it only the signs used), so that it looks the same on every machine. It is made in a thread of its own: fonts take a
 * second, and nobody's request waits for that.
 */
import { Worker } from 'node:worker_threads';
import type { Locale } from '#contract/fields';
import { minuteMs } from '#platform/clock';

export type Block =
  | { kind: 'heading' | 'text' | 'note'; text: string }
  /** A label and what it says, below each other. */
  | { kind: 'facts'; rows: readonly { label: string; value: string }[] }
  | {
      kind: 'table';
      columns: readonly {
        title: string;
        /** How wide it is, against the others. */
        share: number;
        align?: 'start' | 'end';
      }[];
      /** A cell for each column. */
      rows: readonly (readonly string[])[];
    };

export interface PdfDocument {
  locale: Locale;
  title: string;
  /** Below each page, beside its number. */
  foot: string;
  blocks: readonly Block[];
}

/** Ten thousand lines of a table take about a quarter of it. */
const longestMs = minuteMs;
/** So many at once; others wait. */
const atOnce = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** @throws Error where it takes too long or a font can't be read */
export async function makePdf(document: PdfDocument): Promise<Buffer> {
  if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
  else running++;
  try {
    return await inThread(document);
  } finally {
    // Who waits takes the place over.
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

function inThread(document: PdfDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./pdf/worker.ts', import.meta.url), {
      workerData: document,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    const timer = setTimeout(() => void worker.terminate(), longestMs);
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(timer);
      // After a message this says nothing more.
      reject(new Error('The PDF took too long.'));
    });
  });
}
