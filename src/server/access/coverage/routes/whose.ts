/** Whose coverage somebody may look at and decide. */
import { forbidden, holds, reach, reaches, type Ctx } from '#access/gate';
import type { Ref } from '#contract/fields';
import { invalid } from '#platform/problem';

export interface Whose {
  person: Ref;
  isOneself: boolean;
  /** A lead or administrator: what they say needs no answer. */
  leads: boolean;
}

/** @throws ProblemError `invalid_input` where there is nobody of that id */
export async function findWhose(
  ctx: Ctx,
  personId = ctx.user.personId,
  pointer = '/query/personId',
): Promise<Whose> {
  const row = await ctx.db
    .selectFrom('people')
    .select(['id', 'name', 'manager_id', 'state'])
    .where('id', '=', personId)
    .executeTakeFirst();
  if (!row || row.state !== 'active') throw invalid(pointer, 'unknown', 'There is nobody of that id here.');
  const { user } = ctx;
  return {
    person: { id: row.id, name: row.name },
    isOneself: row.id === user.personId,
    leads:
      row.id !== user.personId &&
      (holds(user, 'people.manage') ||
        row.manager_id === user.personId ||
        (holds(user, 'customers.assign') && reaches(reach(user, 'customers.assign'), row.id))),
  };
}

/** @throws ProblemError `forbidden` for everybody but oneself, one's lead and administrators */
export async function demandWhose(ctx: Ctx, personId?: string, pointer?: string): Promise<Whose> {
  const whose = await findWhose(ctx, personId, pointer);
  if (!whose.isOneself && !whose.leads) throw forbidden();
  return whose;
}
