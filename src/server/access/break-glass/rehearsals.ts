/** Shares that nobody has proved to be there for too long: those who can see to it are told, once a week until it is done. */
import { notify } from '#access/notices';
import { currentPolicy } from '#access/policies';
import { dayMs, later } from '#platform/clock';
import type { BreakCtx } from './breaks.ts';

const againDays = 7;

export async function remindOfRehearsal(ctx: BreakCtx): Promise<void> {
  const { db, now } = ctx;
  const { breakGlass } = await currentPolicy(db, now);
  const before = later(now, -breakGlass.rehearsalDays * dayMs);
  const due = await db
    .selectFrom('guardian_shares')
    .innerJoin('share_sets', 'share_sets.id', 'guardian_shares.set_id')
    .select(['holder', 'person_id'])
    .where('retired_at', 'is', null)
    .where('active_at', '<', before)
    .where((eb) => eb.or([eb('rehearsed_at', 'is', null), eb('rehearsed_at', '<', before)]))
    .orderBy('guardian_shares.number')
    .execute();
  if (due.length === 0) return;
  const told = await db
    .selectFrom('notices')
    .select('id')
    .where('kind', '=', 'rehearsal-due')
    .where('at', '>', later(now, -againDays * dayMs))
    .limit(1)
    .executeTakeFirst();
  if (told) return;
  const kind = 'rehearsal-due';
  const params = { holders: due.map(({ holder }) => holder) };
  const link = '/settings/break-glass';
  await notify(ctx, { to: { right: 'settings.manage' }, kind, params, link });
  for (const { person_id: to, holder } of due)
    if (to !== null) await notify(ctx, { to, kind, params: { holders: [holder] } });
}
