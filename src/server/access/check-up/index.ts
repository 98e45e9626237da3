/** What a browser or a command line measures itself and its network by. It proves nothing and lets nobody in. */
import { randomBytes } from 'node:crypto';
import { checkUp, sampleKilobytes } from '#contract/access/check-up';
import { entrance, type Route } from '#access/gate';
import { takeOf } from '#access/lanes';
import { minuteMs } from '#platform/clock';
import type { Db } from '#platform/database';
import { ProblemError } from '#platform/problem';

/** Enough for an office that checks itself; far from enough to fill the line. */
const samples = { most: 120, windowMs: 10 * minuteMs };

export function checkUpRoutes(db: Db, version: string): Route[] {
  // Of bytes that no proxy can press together; always the same, so that nothing is to be made.
  const sample = randomBytes((sampleKilobytes * 1024 * 3) / 4).toString('base64');
  const demandRoom = async (network: string, now: Date) => {
    if ((await takeOf(db, network, 'check-up', samples, now)) === null)
      throw new ProblemError('too_many_attempts', undefined, { headers: { 'retry-after': '600' } });
  };
  return [
    entrance(checkUp.server, ({ now }) => Promise.resolve({ now: now.toISOString(), version })),
    entrance(checkUp.download, async ({ client, now }) => {
      await demandRoom(client.network, now);
      return { sample };
    }),
    entrance(checkUp.upload, async ({ client, now }, { body }) => {
      await demandRoom(client.network, now);
      return { bytes: body.sample.length };
    }),
  ];
}
