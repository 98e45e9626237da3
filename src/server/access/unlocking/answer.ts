/** Answering: by somebody else than who asked, freshly proved, once. What it does is said before, and done here. */
import type { z } from 'zod';
import type { UnlockCard, unlockRequests } from '#contract/access/unlocking';
import { accessChanged, demand, demandFresh, type Ctx } from '#access/gate';
import { liftLock, nameCause } from '#access/locks';
import { notify } from '#access/notices';
import { demandOver } from '#access/people';
import { makePasswordLink } from '#access/sign-in';
import { dayMs, later } from '#platform/clock';
import { answeredBefore, demandNotOwn, getCard, getRequest, type SeenRequest } from './desk.ts';
import { linkTo } from './escalation.ts';
import { liftable } from './locks.ts';
import { calledFor } from './progress.ts';
import { moveOn } from './store.ts';

type Given = z.output<typeof unlockRequests.answer.body>;
interface Link {
  url: string;
  expiresAt: string;
}

/** So long the asking browser can come back for what it was granted. */
const grantMs = dayMs;

/**
 * @throws ProblemError `invalid_input` for one's own, `forbidden` over somebody who may do more, `fresh_proof_needed`,
 * `wrong_state` where somebody was faster, with who did what
 */
export async function answerRequest(
  ctx: Ctx,
  id: string,
  given: Given,
  publicUrl: string,
): Promise<UnlockCard & { link: Link | null }> {
  const { db, user, now } = ctx;
  const request = await getRequest(db, id);
  demandNotOwn(ctx, request);
  if (given.answer !== 'refuse') await demandOver(ctx, request.person_id);
  if (given.answer === 'password-link') demand(user, 'people.manage');
  await demandFresh(ctx);
  const answered = await moveOn(
    db,
    id,
    {
      state: 'answered',
      answer: given.answer,
      answered_by: user.personId,
      reason: given.reason,
      root_cause: given.rootCause ?? null,
      root_cause_note: given.note,
      remedy: given.remedy,
      grant_until: given.answer === 'trust-device' ? later(now, grantMs) : null,
    },
    now,
  );
  if (!answered) throw await answeredBefore(db, id);
  const link = await carryOut(ctx, request, given, publicUrl);
  await tell(ctx, request, given);
  return { ...(await getCard(ctx, id)), link };
}

async function carryOut(
  ctx: Ctx,
  request: SeenRequest,
  { answer, rootCause, note, remedy, remedies }: Given,
  publicUrl: string,
): Promise<Link | null> {
  const { db, now, user } = ctx;
  switch (answer) {
    case 'refuse':
      return null;
    case 'password-link':
      for (const lock of await liftable(db, request.person_id, now))
        if (rootCause !== undefined)
          await nameCause(db, lock.id, { rootCause, note, by: user.personId }, now);
      // To be handed over by whoever answered: who asked may be anybody, and a link by itself opens the account.
      return makePasswordLink(db, request.person_id, publicUrl, now);
    case 'lift':
    case 'trust-device': {
      const lift = {
        by: user.personId,
        route: 'administrator',
        ...(rootCause !== undefined && { rootCause }),
        ...(note !== '' && { note }),
        ...(remedy !== '' && { remedy }),
        remedies,
      } as const;
      for (const lock of await liftable(db, request.person_id, now)) await liftLock(db, lock.id, lift, now);
      await accessChanged(db);
      return null;
    }
  }
}

/** Whoever asked, and those who were called and needn't come any more. */
async function tell(ctx: Ctx, request: SeenRequest, { answer }: Given): Promise<void> {
  const { user } = ctx;
  const params = { by: user.name, number: request.number, answer };
  await notify(ctx, { to: request.person_id, kind: 'unlock-answered', params: { ...params, person: null } });
  const called = await calledFor(ctx.db, request.id);
  await notify(ctx, {
    to: called.filter((personId) => personId !== user.personId && personId !== request.person_id),
    kind: 'unlock-answered',
    params: { ...params, person: request.person_name },
    link: linkTo(request.id),
  });
}
