/** Whose history may be read, and what is named in it. Records of the business are shown to whoever may see them. */
import { sql } from 'kysely';
import type { Permission } from '#contract/access/permissions';
import type { RecordObject, SettingsObject } from '#contract/business/choices';
import { demand, type Ctx, type FieldChange } from '#access/gate';
import type { Db } from '#platform/database';
import { demandVisible } from './register.ts';

type Demand = (ctx: Ctx, id: string) => Promise<void> | void;

const byRight =
  (permission: Permission): Demand =>
  ({ user }) =>
    demand(user, permission);

/** The history of a setting is for whoever may change it. */
const demands = new Map<RecordObject | SettingsObject, Demand>([
  ['person', byRight('people.manage')],
  ['department', byRight('people.manage')],
  ['role', byRight('people.manage')],
  ['organisation', byRight('settings.manage')],
  ['pipeline', byRight('settings.manage')],
  ['webhook', byRight('settings.manage')],
  ['provider', byRight('settings.manage')],
]);

/** @param may throws where this person may not read the history of this one */
export const registerHistory = (object: SettingsObject, may: Demand): void => void demands.set(object, may);

/** @throws ProblemError `not_found`, `forbidden` */
export async function demandHistory(
  ctx: Ctx,
  object: RecordObject | SettingsObject,
  id: string,
): Promise<void> {
  const may = demands.get(object);
  await (may ? may(ctx, id) : demandVisible(ctx, object as RecordObject, id));
}

/** Settings name each other by these. */
const naming = new Set(['departmentId', 'parentId', 'managerId', 'roleIds']);

const idsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');

/** What the people, departments and roles are called that changes name by their ids; of what is gone, its last name. */
export async function namesOf(db: Db, fields: readonly FieldChange[]): Promise<ReadonlyMap<string, string>> {
  const ids = fields
    .filter(({ field }) => naming.has(field))
    .flatMap(({ from, to }) => [...idsIn(from), ...idsIn(to)]);
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select record_id as id, fields->0->>'from' as name from changes
    where record_id = any(${ids}::uuid[]) and action = 'deleted' and object in ('department', 'role')
    union all select id, name from departments where id = any(${ids}::uuid[])
    union all select id, name from roles where id = any(${ids}::uuid[])
    union all select id, name from people where id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** A change with names beside its ids. */
export function namedIn(change: FieldChange, names: ReadonlyMap<string, string>): FieldChange {
  if (!naming.has(change.field)) return change;
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named);
    return typeof value === 'string' ? { id: value, name: names.get(value) ?? '' } : value;
  };
  return { ...change, from: named(change.from), to: named(change.to) };
}
