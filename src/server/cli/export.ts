/** `latchkey export LIST`: a list as CSV, to a file or to the standard output. */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { exportFile } from '#business/transfer';
import type { Config } from '#platform/config';
import { StartFault } from '#platform/start-fault';
import { asPerson } from './as-person.ts';

const lists = {
  customers: 'customer',
  contacts: 'contact',
  'follow-ups': 'followUp',
  opportunities: 'opportunity',
  products: 'product',
} as const;

export interface ExportCall {
  list: string;
  config: Config;
  as: string | undefined;
  /** Where to; else the standard output. */
  out: string | undefined;
  /** Stable column names in place of ones in the person's language. */
  keys: boolean;
  say: (sentence: string) => void;
}

/** @throws StartFault for a list that there isn't, a file that can't be written, a right that is lacking */
export async function exportCommand(call: ExportCall): Promise<void> {
  const object = Object.entries(lists).find(([name]) => name === call.list)?.[1];
  if (object === undefined)
    throw new StartFault(
      'wrong_list',
      `There is no list “${call.list}”: it is one of ${Object.keys(lists).join(', ')}.`,
    );
  await asPerson({ config: call.config, email: call.as, say: call.say }, async (workplace, person) => {
    const content = exportFile(workplace, person, object, call.keys ? 'keys' : 'names');
    if (call.out === undefined) {
      for await (const piece of content) await print(piece as string);
      return;
    }
    const { out } = call;
    await pipeline(content, createWriteStream(out)).catch((cause: unknown) => {
      if ((cause as NodeJS.ErrnoException).syscall === undefined) throw cause;
      throw new StartFault('unwritable', `${out} can't be written (${String((cause as Error).message)}).`, {
        cause,
      });
    });
  });
}

/** Waits until it is really out; a reader that has had enough (`| head`) ends the writing. */
const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.once('error', reject);
    process.stdout.write(text, () => {
      process.stdout.off('error', reject);
      resolve();
    });
  });
