/** Colleagues named in a follow-up: kept with the name that stands there, so that renaming somebody changes no text. */
import type { FollowUp, Mention } from '#contract/business/follow-ups';
import type { Ctx } from '#access/gate';
import { notify } from '#access/notices';
import { whoSees } from '#business/customers';
import type { Db } from '#platform/database';
import { invalid } from '#platform/problem';

/** As the database keeps one: `name` is the one in the text. */
export interface Mentioned {
  id: string;
  name: string;
}

/** So much of the text is told. */
const excerptLength = 200;

/**
 * Whose `@name` stands in a text.
 * @param ids who was chosen while writing
 * @param before who was named until now, under the names of that time
 * @throws ProblemError `invalid_input` for an id that is nobody's
 */
export async function mentionsIn(
  db: Db,
  content: string,
  ids: readonly string[],
  before: readonly Mentioned[] = [],
): Promise<Mentioned[]> {
  const names = new Map(before.map(({ id, name }) => [id, name]));
  const unknown = ids.filter((id) => !names.has(id));
  for (const [id, name] of await namesOf(db, unknown)) names.set(id, name);
  return [...new Set(ids)].flatMap((id) => {
    const name = names.get(id);
    if (name === undefined) throw invalid('/body/mentionIds', 'unknown', 'One of them is nobody here.');
    return content.includes(`@${name}`) ? [{ id, name }] : [];
  });
}

/** What people are called by now. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('people').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export const presentMentions = (
  mentioned: readonly Mentioned[],
  names: ReadonlyMap<string, string>,
): Mention[] => mentioned.map(({ id, name }) => ({ id, name: names.get(id) ?? name, written: name }));

/** Tells those who are named there only now, save oneself and whoever doesn't see the customer. */
export async function tellMentioned(
  ctx: Ctx,
  followUp: FollowUp,
  before: readonly Mention[] = [],
): Promise<void> {
  const known = new Set([ctx.user.personId, ...before.map(({ id }) => id)]);
  const fresh = followUp.mentions.map(({ id }) => id).filter((id) => !known.has(id));
  if (fresh.length === 0) return;
  const { customer, content } = followUp;
  const text =
    content.length > excerptLength ? `${content.slice(0, excerptLength).toWellFormed()}…` : content;
  await notify(ctx, {
    to: [...(await whoSees(ctx.db, customer.id, fresh))],
    kind: 'mentioned',
    params: { by: ctx.user.name, customer: customer.name, text },
    link: `/customers/${customer.id}`,
  });
}
