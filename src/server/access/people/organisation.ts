/** The organisation itself. */
import type { z } from 'zod';
import { organisationId, type Organisation, type organisation } from '#contract/access/people';
import type { Locale } from '#contract/fields';
import { accessChanged, changed, difference, type Ctx } from '#access/gate';
import { ProblemError } from '#platform/problem';

type OrganisationReply = z.output<typeof Organisation>;

export async function getOrganisation({ db }: Ctx): Promise<OrganisationReply> {
  const row = await db.selectFrom('organisation').selectAll().executeTakeFirstOrThrow();
  return {
    name: row.name,
    locale: row.locale as Locale,
    currency: row.currency,
    timeZone: row.time_zone,
    version: row.version,
  };
}

export async function changeOrganisation(
  ctx: Ctx,
  version: number,
  input: z.output<typeof organisation.change.body>,
): Promise<OrganisationReply> {
  const before = await getOrganisation(ctx);
  const { timeZone, ...rest } = input;
  const set = await ctx.db
    .updateTable('organisation')
    .set({ ...rest, time_zone: timeZone, version: version + 1 })
    .where('version', '=', version)
    .executeTakeFirst();
  if (set.numUpdatedRows !== 1n) throw new ProblemError('stale');
  await changed(ctx, 'organisation', organisationId, {
    action: 'changed',
    fields: difference(before, input),
  });
  await accessChanged(ctx.db);
  return getOrganisation(ctx);
}
