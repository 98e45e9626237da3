/** A session's cookie was used without the device it belongs to: that session ends, and its owner proves who they are. */
import { openLock } from '#access/locks';
import { readAgent } from '#platform/agent';
import { dayMs, later } from '#platform/clock';
import { transact } from '#platform/database';
import type { Gate } from './gate.ts';
import { accessChanged } from './hearing.ts';
import type { Principal } from './principal.ts';
import type { Where } from './unsafe-network.ts';

/** Long enough for a holiday; the next proof ends it. */
const challengeDays = 7;

export async function closeStolenSession(
  gate: Gate,
  user: Principal,
  where: Where,
  now: Date,
): Promise<void> {
  const { personId, sessionId } = user;
  if (sessionId === null) return;
  const evidence = { sessionId, network: where.network, userAgent: where.userAgent };
  const again = await transact(gate.database.db, async (trx) => {
    await trx.deleteFrom('sessions').where('id', '=', sessionId).execute();
    const lock = { personId, trigger: 'stolen-session', evidence, openedBy: null } as const;
    await openLock(
      trx,
      { ...lock, scope: 'session', subject: sessionId, strength: 'closed', endsAt: later(now, dayMs) },
      now,
    );
    const opened = await openLock(
      trx,
      {
        ...lock,
        scope: 'account',
        subject: personId,
        strength: 'challenge',
        endsAt: later(now, challengeDays * dayMs),
      },
      now,
    );
    await accessChanged(trx);
    return opened.again;
  });
  const { browser, system } = readAgent(where.userAgent);
  const device = [browser, system].filter((part) => part !== null).join(' · ') || '?';
  await gate.tell({ kind: 'session-stolen', personId, device, address: where.address, again }, now);
}
