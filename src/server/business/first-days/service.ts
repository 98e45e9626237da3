/** Reads what is so, and keeps what nothing else tells. */
import type { z } from 'zod';
import type { FirstDays, firstDays } from '#contract/business/first-days';
import { hasSecondFactor, recoveryCodesLeft } from '#access/factors';
import { holds, type Ctx } from '#access/gate';
import { findFacts, saveSeen } from './store.ts';

type Change = z.output<typeof firstDays.change.body>;
type House = FirstDays['house'][number];
type Own = FirstDays['own'][number];

export async function getFirstDays({ db, user }: Ctx): Promise<FirstDays> {
  const facts = await findFacts(db, user.personId);
  const codes = await recoveryCodesLeft(db, user.personId);
  const secondFactor = await hasSecondFactor(db, user.personId);
  const house: (House | false)[] = [
    holds(user, 'people.manage') && { step: 'colleagues', done: facts.colleagues },
    holds(user, 'settings.manage') && { step: 'customers', done: facts.customers },
    holds(user, 'settings.manage') && { step: 'pipelines', done: facts.seen.includes('pipelines') },
    holds(user, 'settings.manage') && { step: 'mail', done: facts.mail },
  ];
  const own: (Own | false)[] = [
    { step: 'secondProof', done: secondFactor },
    { step: 'recoveryCodes', done: codes !== null && codes.left > 0 },
    holds(user, 'followUps.create') && { step: 'followUp', done: facts.follow_up },
    holds(user, 'customers.read') && { step: 'view', done: facts.view },
    { step: 'notices', done: facts.notices },
    { step: 'palette', done: facts.seen.includes('palette') },
  ];
  return {
    house: house.filter((step) => step !== false),
    own: own.filter((step) => step !== false),
    dismissed: facts.dismissed,
  };
}

export async function changeFirstDays(ctx: Ctx, change: Change): Promise<FirstDays> {
  await saveSeen(ctx.db, ctx.user.personId, change);
  return getFirstDays(ctx);
}
