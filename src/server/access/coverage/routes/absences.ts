/** Leave and illness. */
import { sql } from 'kysely';
import { absences, type Absence } from '#contract/access/coverage';
import { route, type Ctx, type Route } from '#access/gate';
import { dayIn } from '#platform/clock';
import type { Db } from '#platform/database';
import { invalid, notFound, ProblemError } from '#platform/problem';
import { newId } from '#platform/secrets';
import { coverageChanged, lookJob } from '#access/coverage/turns';
import { demandWhose } from './whose.ts';

export const absenceRoutes: Route[] = [
  route(absences.list, 'signedIn', async (ctx, { query }) => {
    const { person } = await demandWhose(ctx, query.personId);
    return { items: await listAbsences(ctx.db, todayOf(ctx), { personId: person.id }) };
  }),

  route(absences.create, 'session', async (ctx, { body }) => {
    const { person } = await demandWhose(ctx, body.personId, '/body/personId');
    if (body.until !== null && body.until < todayOf(ctx))
      throw invalid('/body/until', 'past', 'This day is over already.');
    const id = newId();
    await ctx.db
      .insertInto('absences')
      .values({
        id,
        person_id: person.id,
        kind: body.kind,
        from_day: body.from,
        until_day: body.until,
        noted_by: ctx.user.personId,
        noted_at: ctx.now,
      })
      .execute();
    return settled(ctx, id, person.id);
  }),

  route(absences.end, 'session', async (ctx, { params }) => {
    const absence = await findAbsence(ctx, params.id);
    await demandWhose(ctx, absence.person.id, '/params/id');
    if (absence.state === 'over') throw new ProblemError('wrong_state', 'This absence is over already.');
    await ctx.db.updateTable('absences').set({ ended_at: ctx.now }).where('id', '=', absence.id).execute();
    return settled(ctx, absence.id, absence.person.id);
  }),
];

const todayOf = ({ user, now }: Ctx): string => dayIn(user.organisation.timeZone, now);

async function settled(ctx: Ctx, id: string, personId: string): Promise<Absence> {
  await coverageChanged(ctx.db);
  await ctx.enqueue(lookJob, { personId });
  return findAbsence(ctx, id);
}

async function findAbsence(ctx: Ctx, id: string): Promise<Absence> {
  const [absence] = await listAbsences(ctx.db, todayOf(ctx), { id });
  if (!absence) throw notFound();
  return absence;
}

interface Row {
  id: string;
  person_id: string;
  person: string;
  kind: string;
  from_day: string;
  until_day: string | null;
  noted_by: string;
  noter: string;
  ended_at: Date | null;
}

async function listAbsences(
  db: Db,
  today: string,
  { personId, id }: { personId?: string; id?: string },
): Promise<Absence[]> {
  const { rows } = await sql<Row>`
    select a.id, a.person_id, p.name as person, a.kind, a.from_day, a.until_day, a.noted_by, n.name as noter, a.ended_at
    from absences a join people p on p.id = a.person_id join people n on n.id = a.noted_by
    where ${id ? sql`a.id = ${id}` : sql`a.person_id = ${personId}`}
    order by a.from_day desc, a.id desc limit 100`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    person: { id: row.person_id, name: row.person },
    kind: row.kind as Absence['kind'],
    from: row.from_day,
    until: row.until_day,
    notedBy: { id: row.noted_by, name: row.noter },
    state:
      row.ended_at !== null || (row.until_day !== null && row.until_day < today)
        ? 'over'
        : row.from_day > today
          ? 'coming'
          : 'now',
  }));
}
