/**
 * Nobody gets, by managing people, at what they may not do themselves: neither by what they give to others, nor by
 * becoming one of them (a password link, another e-mail address), nor by moving themselves, others or departments.
 */
import { scopes, type Permission, type Scope } from '#contract/access/permissions';
import { covers, demand, forbidden, loadPrincipal, widest, type Ctx } from '#access/gate';

type Asking = Pick<Ctx, 'db' | 'user'>;

/**
 * To be called before somebody is changed, or given a password link, and after.
 * @param besides people whose records don't count: somebody new has none
 * @throws ProblemError `forbidden` where that person may do more than whoever asks
 */
export async function demandOver(
  ctx: Asking,
  personId: string,
  besides: readonly string[] = [],
): Promise<void> {
  if (!(await isOver(ctx, personId, besides))) throw forbidden();
}

/** Whether whoever asks may do all that somebody may. */
export async function isOver(
  ctx: Asking,
  personId: string,
  besides: readonly string[] = [],
): Promise<boolean> {
  const them = await loadPrincipal(ctx.db, personId, null, true);
  return them === null || covers(ctx.user, them, besides);
}

/**
 * To be called after departments, or who is in them, changed: whoever did it must not reach further than before.
 * @throws ProblemError `forbidden`
 */
export async function demandNotWidened(ctx: Asking, besides: readonly string[] = []): Promise<void> {
  const me = await loadPrincipal(ctx.db, ctx.user.personId, null);
  if (!me) return;
  // An API key has fewer permissions than its person; the question is how far those reach.
  const permissions = new Map([...me.permissions].filter(([name]) => ctx.user.permissions.has(name)));
  if (!covers(ctx.user, { ...me, permissions }, besides)) throw forbidden();
}

/** @throws ProblemError `forbidden` where a role allows more, or reaches further, than whoever asks */
export function demandWithinOwn(
  ctx: Asking,
  role: { scope: Scope; permissions: readonly Permission[] },
): void {
  for (const [permission, scope] of widest([role])) {
    demand(ctx.user, permission);
    const own = ctx.user.permissions.get(permission);
    if (own === undefined || scopes.indexOf(own) < scopes.indexOf(scope)) throw forbidden(permission);
  }
}
