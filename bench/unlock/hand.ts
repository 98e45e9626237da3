/** A person's hands: the keystroke-level model of Card, Moran and Newell (1980). */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator } from 'playwright-core';

const keyMs = 200;
const pointMs = 1100;
const readyMs = 1350;
/** Calling somebody back, making sure that it is they, and reading eight digits out. */
export const callMs = 30_000;

export interface Hand {
  /** Presses, fields and commands so far. */
  steps: number;
  press(what: Locator): Promise<void>;
  /** Types what one knows by heart. */
  type(into: Locator, text: string): Promise<void>;
  /** Types from paper, or from what is read out: one gets ready for each piece. */
  copy(into: Locator, pieces: readonly string[], between: string): Promise<void>;
  /** As many keys, in another window. */
  keys(count: number): Promise<void>;
  wait(ms: number): Promise<void>;
}

export function createHand(): Hand {
  const pointAt = async (what: Locator) => {
    await what.waitFor();
    await sleep(readyMs + pointMs);
    await what.click();
  };
  const hand: Hand = {
    steps: 0,
    async press(what) {
      hand.steps++;
      await pointAt(what);
    },
    type: (into, text) => hand.copy(into, [text], ''),
    async copy(into, pieces, between) {
      hand.steps++;
      await pointAt(into);
      for (const [i, piece] of pieces.entries()) {
        if (i > 0) await sleep(readyMs);
        await into.pressSequentially(i === 0 ? piece : between + piece, { delay: keyMs });
      }
    },
    async keys(count) {
      hand.steps++;
      await sleep(readyMs + count * keyMs);
    },
    wait: (ms) => sleep(ms),
  };
  return hand;
}
