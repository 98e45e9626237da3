/** Puts the made-up company into the database. */
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { demo } from '#contract/business/records';
import type { Locale } from '#contract/fields';
import { accessChanged } from '#access/gate';
import { onSetUp } from '#access/sign-in';
import { getDefaultPipeline } from '#business/opportunities';
import type { Clock } from '#platform/clock';
import { transact, type Database, type Db } from '#platform/database';
import { ProblemError } from '#platform/problem';
import { newId } from '#platform/secrets';
import { generateCompany } from './generate.ts';
import { createRows, type Surroundings } from './rows.ts';
import { insertMany } from './store.ts';
import type { DemoCompany, DemoRole } from './types.ts';

/** Any would do; with this one the company reads well. */
const seed = 3;

/** Who asks: nobody, where the company comes with the set-up. */
export interface FillContext {
  /** A transaction. */
  db: Db;
  now: Date;
  user: { personId: string } | null;
}

/**
 * Fills the company in, with its history over the two years before now.
 * @returns how many of each there are
 * @throws ProblemError `wrong_state` where it is there already, `not_set_up` before there is an organisation
 */
export async function fillDemo({ db, now, user }: FillContext): Promise<z.output<typeof demo.fill.reply>> {
  const organisation = await lockOrganisation(db);
  const marked = await db.selectFrom('demo_records').select('record_id').limit(1).executeTakeFirst();
  if (marked) throw new ProblemError('wrong_state', 'The demo company is here already.');
  const company = generateCompany({
    seed,
    now,
    locale: organisation.locale as Locale,
    currency: organisation.currency,
    utcOffsetMinutes: utcOffsetMinutes(organisation.time_zone, now),
  });
  // Each step keeps the processor for some hundred milliseconds: between them, others get their turn.
  await setImmediate();
  const rows = createRows(company, {
    ...(await findSurroundings(db, company)),
    fillId: newId(),
    personId: user?.personId ?? null,
    locale: organisation.locale as Locale,
    now,
  });
  for (const [table, list] of rows) {
    await setImmediate();
    await insertMany(db, table, list);
  }
  await accessChanged(db);
  return {
    customers: company.customers.length,
    contacts: company.contacts.length,
    followUps: company.followUps.length,
    opportunities: company.opportunities.length,
    people: company.people.length,
  };
}

/**
 * For `latchkey start --demo`: fills the company in at the set-up, or now where that is done but nothing was entered yet.
 * An organisation with customers of its own is left alone.
 */
export async function offerDemo(database: Database, clock: Clock): Promise<void> {
  const { db } = database;
  const organisation = await db.selectFrom('organisation').select('id').executeTakeFirst();
  if (!organisation) {
    onSetUp(async (trx, { now }) => void (await fillDemo({ db: trx, now, user: null })));
    return;
  }
  const customer = await db.selectFrom('customers').select('id').limit(1).executeTakeFirst();
  if (!customer) await transact(db, (trx) => fillDemo({ db: trx, now: clock(), user: null }));
}

/** Filling and clearing go one after the other. */
export async function lockOrganisation(db: Db) {
  const organisation = await db
    .selectFrom('organisation')
    .select(['locale', 'currency', 'time_zone'])
    .forUpdate()
    .executeTakeFirst();
  if (!organisation) throw new ProblemError('not_set_up');
  return organisation;
}

/** How far a time zone is from UTC at an instant. */
function utcOffsetMinutes(timeZone: string, instant: Date): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(
    instant,
  );
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  const offset = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === '-' ? -offset : offset;
}

type Found = Omit<Surroundings, 'fillId' | 'personId' | 'locale' | 'now'>;

/**
 * What is there already and gets used: the pipeline, roles by what they allow (their names are the organisation's own),
 * and departments, people and products of the same name, which a cleared company may have left behind.
 */
async function findSurroundings(db: Db, company: DemoCompany): Promise<Found> {
  const roles = await db
    .selectFrom('roles')
    .select(['id', 'scope', 'permissions'])
    .orderBy('created_at')
    .execute();
  const isFor: Record<DemoRole, (role: (typeof roles)[number]) => boolean> = {
    salesLead: ({ scope, permissions }) =>
      scope.startsWith('department') && permissions.includes('customers.assign'),
    salesperson: ({ scope, permissions }) => scope === 'own' && permissions.includes('opportunities.create'),
    service: ({ scope, permissions }) =>
      scope === 'all' &&
      permissions.includes('followUps.create') &&
      !permissions.includes('opportunities.create'),
  };
  const roleOf = (role: DemoRole) => roles.find(isFor[role])?.id ?? null;
  const same = async (
    table: 'departments' | 'people' | 'products',
    column: 'name' | 'email' | 'code',
    list: readonly { ref: string; key: string | null }[],
  ) => {
    const keys = list.map(({ key }) => key?.toLowerCase() ?? '');
    const alive = table === 'products' ? sql`and deleted_at is null` : sql``;
    const { rows } = await sql<{ id: string; key: string }>`
      select id, lower(${sql.ref(column)}) as key from ${sql.table(table)}
      where lower(${sql.ref(column)}) = any(${keys}::text[]) ${alive}`.execute(db);
    const idOf = new Map(rows.map((row) => [row.key, row.id]));
    return list.flatMap(({ ref, key }) => {
      const id = idOf.get(key?.toLowerCase() ?? '');
      return id === undefined ? [] : [[ref, id] as const];
    });
  };
  const { departments, people, products } = company;
  return {
    pipeline: await getDefaultPipeline(db),
    roleIds: {
      salesLead: roleOf('salesLead'),
      salesperson: roleOf('salesperson'),
      service: roleOf('service'),
    },
    existing: new Map([
      ...(await same(
        'departments',
        'name',
        departments.map((d) => ({ ref: d.ref, key: d.name })),
      )),
      ...(await same(
        'people',
        'email',
        people.map((p) => ({ ref: p.ref, key: p.email })),
      )),
      ...(await same(
        'products',
        'name',
        products.map((p) => ({ ref: p.ref, key: p.name })),
      )),
      ...(await same(
        'products',
        'code',
        products.map((p) => ({ ref: p.ref, key: p.code ?? null })),
      )),
    ]),
  };
}
