/** Who covers whom, in order. */
import { sql } from 'kysely';
import type { z } from 'zod';
import { covers, type Cover } from '#contract/access/coverage';
import { forbidden, holds, loadPrincipal, route, type Ctx, type Route } from '#access/gate';
import { notify } from '#access/notices';
import type { Db } from '#platform/database';
import { invalid, notFound } from '#platform/problem';
import { newId } from '#platform/secrets';
import { coverageChanged, lookJob } from '#access/coverage/turns';
import { demandWhose, type Whose } from './whose.ts';

export const coverRoutes: Route[] = [
  route(covers.list, 'signedIn', async (ctx, { query }) => {
    const whose = await demandWhose(ctx, query.personId);
    return {
      person: whose.person,
      items: await listCovers(ctx.db, { personId: whose.person.id }),
      mine: await listCovers(ctx.db, { coverId: ctx.user.personId }),
      can: { change: true },
    };
  }),
  route(covers.set, 'session', async (ctx, { body }) => {
    const whose = await demandWhose(ctx, body.personId, '/body/personId');
    await setCovers(ctx, whose, body.covers);
    return { items: await listCovers(ctx.db, { personId: whose.person.id }) };
  }),
  route(covers.answer, 'session', (ctx, { params, body }) => answer(ctx, params.id, body.accept)),
];

interface Row {
  id: string;
  person_id: string;
  person: string;
  cover_id: string;
  cover: string;
  from_day: string | null;
  state: string;
  named_by: string;
  namer: string;
}

async function listCovers(
  db: Db,
  { personId, coverId, id }: { personId?: string; coverId?: string; id?: string },
): Promise<Cover[]> {
  const { rows } = await sql<Row>`
    select c.id, c.person_id, p.name as person, c.cover_id, k.name as cover, c.from_day, c.state, c.named_by, n.name as namer
    from covers c join people p on p.id = c.person_id join people k on k.id = c.cover_id join people n on n.id = c.named_by
    where ${personId ? sql`c.person_id = ${personId}` : coverId ? sql`c.cover_id = ${coverId} and p.state = 'active'` : sql`c.id = ${id}`}
    order by c.position, c.id`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    person: { id: row.person_id, name: row.person },
    cover: { id: row.cover_id, name: row.cover },
    from: row.from_day,
    state: row.state as Cover['state'],
    namedBy: { id: row.named_by, name: row.namer },
  }));
}

type Named = z.output<typeof covers.set.body>['covers'];

/** Whoever was named before and is named again keeps their answer; what was decided by a lead needs none. */
async function setCovers(ctx: Ctx, { person, leads }: Whose, named: Named): Promise<void> {
  await checkNamed(ctx.db, person.id, named);
  await sql`select 1 from people where id = ${person.id} for no key update`.execute(ctx.db);
  const before = await listCovers(ctx.db, { personId: person.id });
  const ids = named.map(({ personId }) => personId);
  await ctx.db
    .deleteFrom('covers')
    .where('person_id', '=', person.id)
    .$if(ids.length > 0, (q) => q.where('cover_id', 'not in', ids))
    .execute();
  for (const [position, one] of named.entries()) {
    const was = before.find(({ cover }) => cover.id === one.personId);
    const keeps = was !== undefined && was.state !== 'refused' && !(leads && was.state === 'asked');
    const fresh = {
      state: leads ? 'accepted' : 'asked',
      named_by: ctx.user.personId,
      named_at: ctx.now,
      answered_at: null,
    };
    const place = { position, from_day: one.from };
    await ctx.db
      .insertInto('covers')
      .values({ id: newId(), person_id: person.id, cover_id: one.personId, ...place, ...fresh })
      .onConflict((clash) =>
        clash.columns(['person_id', 'cover_id']).doUpdateSet({ ...place, ...(!keeps && fresh) }),
      )
      .execute();
    if (keeps || one.personId === ctx.user.personId) continue;
    await notify(ctx, {
      to: one.personId,
      kind: 'cover-named',
      params: { by: ctx.user.name, person: person.name, asked: !leads },
      link: '/cover',
    });
  }
  await settle(ctx, person.id);
}

/** Somebody may be away at this very moment. */
async function settle(ctx: Ctx, personId: string): Promise<void> {
  await coverageChanged(ctx.db);
  await ctx.enqueue(lookJob, { personId });
}

async function checkNamed(db: Db, personId: string, named: Named): Promise<void> {
  for (const [i, one] of named.entries()) {
    const pointer = `/body/covers/${i}/personId`;
    if (one.personId === personId) throw invalid(pointer, 'oneself', 'Nobody covers for themselves.');
    if (named.findIndex((other) => other.personId === one.personId) !== i)
      throw invalid(pointer, 'twice', 'This colleague is named already.');
    const cover = await loadPrincipal(db, one.personId, null);
    if (!cover) throw invalid(pointer, 'unknown', 'There is nobody of that id here.');
    if (!holds(cover, 'customers.read') || !holds(cover, 'followUps.create'))
      throw invalid(
        pointer,
        'cannot_work',
        'The roles of this colleague don’t let them work with customers.',
      );
  }
}

async function answer(ctx: Ctx, id: string, accept: boolean): Promise<Cover> {
  const [cover] = await listCovers(ctx.db, { id });
  if (!cover || ![cover.cover.id, cover.person.id].includes(ctx.user.personId)) throw notFound();
  // Nobody accepts in somebody else's name.
  if (cover.cover.id !== ctx.user.personId) throw forbidden();
  const state = accept ? 'accepted' : 'refused';
  if (cover.state === state) return cover;
  await ctx.db.updateTable('covers').set({ state, answered_at: ctx.now }).where('id', '=', id).execute();
  await notify(ctx, {
    to: cover.person.id,
    kind: 'cover-answered',
    params: { by: ctx.user.name, accepted: accept },
    link: '/cover',
  });
  await settle(ctx, cover.person.id);
  return { ...cover, state };
}
