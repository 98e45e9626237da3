/** The made-up company as rows of the database: ids for refs, search columns, versions, history. */
import { v7 } from 'uuid';
import type { Insertable } from 'kysely';
import type { Pipeline, Stage } from '#contract/business/opportunities';
import type { RecordObject } from '#contract/business/choices';
import type { Locale } from '#contract/fields';
import type { Action, FieldChange } from '#access/gate';
import { columnsOf, searched } from '#business/customers';
import { opportunitySearch } from '#business/opportunities';
import { given, type DB } from '#platform/database';
import { searchColumns } from '#platform/search-text';
import type { DemoCompany, DemoOpportunity, DemoRole, DemoStage } from './types.ts';

/** What the company is put among. */
export interface Surroundings {
  /** Marks the history that comes with this fill, so that later acts can be told from it. */
  fillId: string;
  personId: string | null;
  locale: Locale;
  now: Date;
  pipeline: Pipeline;
  roleIds: Record<DemoRole, string | null>;
  /** Ids of records by their ref that are there already. */
  existing: ReadonlyMap<string, string>;
}

export type Rows = { [T in keyof DB]?: Insertable<DB[T]>[] };
type Table = keyof DB;
/** Tables in the order in which they are filled: nothing refers to what isn't there yet. */
export type OrderedRows = readonly (readonly [Table, readonly object[]])[];

type Marked = RecordObject | 'person' | 'department';
interface Act {
  object: Marked;
  recordId: string;
  at: string | Date;
  byId: string | null;
  action: Action;
  customerId?: string | null;
  fields?: readonly FieldChange[];
}

/** Search columns without grams, for tables that have none. */
function plainSearch(name: string, more: readonly (string | null | undefined)[]) {
  const { sort_name, search_text } = searchColumns(name, more);
  return { sort_name, search_text };
}

export function createRows(company: DemoCompany, around: Surroundings): OrderedRows {
  const { now, personId, existing } = around;
  const ids = createIds(company, around);
  const idOf = (ref: string): string => {
    const id = ids.get(ref);
    if (id === undefined) throw new Error(`Nothing is called ${ref}.`);
    return id;
  };
  const idOrNull = (ref: string | null) => (ref === null ? null : idOf(ref));
  const isNew = ({ ref }: { ref: string }) => !existing.has(ref);
  const acts: Act[] = [];
  const tell = (act: Act) => acts.push(act);
  const departments = company.departments.filter(isNew);
  const people = company.people.filter(isNew);
  const products = company.products.filter(isNew);
  for (const [object, list] of [
    ['department', departments],
    ['person', people],
    ['product', products],
  ] as const)
    for (const { ref } of list)
      tell({ object, recordId: idOf(ref), at: now, byId: personId, action: 'created' });

  const business = [
    ['customers', customerRows(company, idOf, idOrNull, tell)],
    [
      'customer_collaborators',
      company.customers.flatMap((c) =>
        c.collaboratorRefs.map((ref) => ({ customer_id: idOf(c.ref), person_id: idOf(ref) })),
      ),
    ],
    ['contacts', contactRows(company, idOf, tell)],
    [
      'opportunities',
      company.opportunities.map((o) => opportunityRow(o, company, around.pipeline, idOf, tell)),
    ],
    ['opportunity_products', company.opportunities.flatMap((o) => lineRows(o, idOf))],
    ['follow_ups', followUpRows(company, idOf, idOrNull, tell)],
  ] as const;
  const own = { version: 1, created_at: now, updated_at: now };
  return [
    [
      'departments',
      departments.map((d) => ({ ...own, id: idOf(d.ref), name: d.name, parent_id: idOrNull(d.parentRef) })),
    ],
    [
      'people',
      people.map((p) => ({
        ...own,
        ...personColumns(p, around.locale),
        id: idOf(p.ref),
        department_id: idOf(p.departmentRef),
        manager_id: idOrNull(p.managerRef),
      })),
    ],
    ['person_roles', people.flatMap((p) => roleRows(idOf(p.ref), around.roleIds[p.role]))],
    ['products', products.map((p) => ({ ...own, ...productColumns(p), id: idOf(p.ref) }))],
    ...business,
    ['changes', acts.map((act) => changeRow(act, around.fillId))],
    ['demo_records', markRows(acts, around.fillId)],
  ];
}

/** Ids sort by the age of what they name, as they would have. */
function createIds(company: DemoCompany, { existing, now }: Surroundings): Map<string, string> {
  const { departments, people, products, customers, contacts, opportunities, followUps } = company;
  const undated = [...departments, ...people, ...products].map(({ ref }) => ({
    ref,
    createdAt: now.toISOString(),
  }));
  const all = [...undated, ...customers, ...contacts, ...opportunities, ...followUps];
  return new Map(
    all.map(({ ref, createdAt }) => [ref, existing.get(ref) ?? v7({ msecs: Date.parse(createdAt) })]),
  );
}

const personColumns = (p: DemoCompany['people'][number], locale: Locale) => ({
  name: p.name,
  email: p.email,
  phone: p.phone,
  title: p.title,
  locale,
  ...plainSearch(p.name, [p.email, p.phone]),
});
const roleRows = (person_id: string, role_id: string | null) =>
  role_id === null ? [] : [{ person_id, role_id }];
const productColumns = (p: DemoCompany['products'][number]) => ({
  name: p.name,
  code: p.code,
  series: p.series,
  price_amount: p.price.amount,
  price_currency: p.price.currency,
  active: p.active,
  description: p.description,
  ...plainSearch(p.name, [p.code, p.series]),
});

type IdOf = (ref: string) => string;
type IdOrNull = (ref: string | null) => string | null;
type Tell = (act: Act) => void;

function customerRows(company: DemoCompany, idOf: IdOf, idOrNull: IdOrNull, tell: Tell) {
  const lastAt = new Map<string, string>();
  for (const { customerRef, at } of company.followUps)
    if (at > (lastAt.get(customerRef) ?? '')) lastAt.set(customerRef, at);
  return company.customers.map((c) => {
    const id = idOf(c.ref);
    tell({
      object: 'customer',
      recordId: id,
      at: c.createdAt,
      byId: idOf(c.createdByRef),
      action: 'created',
      customerId: id,
    });
    for (const { at, byRef, field, from, to } of c.changes)
      tell({
        object: 'customer',
        recordId: id,
        at,
        byId: idOf(byRef),
        action: 'changed',
        customerId: id,
        fields: [{ field, from, to }],
      });
    return {
      ...given(columnsOf({ ...c, parentId: idOrNull(c.parentRef), ownerId: idOrNull(c.ownerRef) })),
      ...searched(c),
      id,
      last_follow_up_at: lastAt.get(c.ref) ?? null,
      version: 1 + c.changes.length,
      created_at: c.createdAt,
      updated_at: c.updatedAt,
    };
  });
}

function contactRows(company: DemoCompany, idOf: IdOf, tell: Tell) {
  const enteredBy = new Map(company.customers.map((c) => [c.ref, c.createdByRef]));
  return company.contacts.map((c) => {
    const [id, customerId] = [idOf(c.ref), idOf(c.customerRef)];
    const byId = idOf(enteredBy.get(c.customerRef) ?? '');
    tell({ object: 'contact', recordId: id, at: c.createdAt, byId, action: 'created', customerId });
    return {
      id,
      customer_id: customerId,
      name: c.name,
      title: c.title,
      department: c.department,
      phones: c.phones,
      emails: c.emails,
      birthday: c.birthday,
      is_primary: c.primary,
      note: c.note,
      ...searchColumns(c.name, [...c.phones, ...c.emails]),
      version: 1,
      created_at: c.createdAt,
      updated_at: c.updatedAt,
    };
  });
}

/** Open stages stand for the pipeline's own by their place, however many it has. */
function stageOf(pipeline: Pipeline, stage: DemoStage): Stage {
  const kind = stage === 'won' || stage === 'lost' ? stage : 'open';
  const fitting = pipeline.stages.filter((s) => s.kind === kind);
  const place = ['contact', 'needs', 'proposal', 'negotiation'].indexOf(stage);
  const found = fitting[place < 0 ? 0 : Math.floor((place * fitting.length) / 4)];
  if (!found) throw new Error(`The default pipeline has no ${kind} stage.`);
  return found;
}

function opportunityRow(
  o: DemoOpportunity,
  company: DemoCompany,
  pipeline: Pipeline,
  idOf: IdOf,
  tell: Tell,
) {
  const [id, customerId, ownerId] = [idOf(o.ref), idOf(o.customerRef), idOf(o.ownerRef)];
  const stages = o.moves.map((move) => ({ at: move.at, stage: stageOf(pipeline, move.stage) }));
  const moves = stages.flatMap(({ at, stage }, i) => {
    const before = stages[i - 1]?.stage;
    return before && before.id !== stage.id ? [{ at, fields: moveFields(before, stage, o) }] : [];
  });
  const act = { object: 'opportunity', recordId: id, byId: ownerId, customerId } as const;
  tell({ ...act, at: o.createdAt, action: 'created' });
  for (const move of moves) tell({ ...act, ...move, action: 'moved' });
  const since = moves.at(-1)?.at ?? o.createdAt;
  const touched = company.followUps.filter((f) => f.opportunityRef === o.ref).map((f) => f.at);
  return {
    id,
    name: o.name,
    customer_id: customerId,
    owner_id: ownerId,
    pipeline_id: pipeline.id,
    stage_id: stageOf(pipeline, o.stage).id,
    amount: o.amount.amount,
    currency: o.amount.currency,
    probability: o.probability,
    expected_close: o.expectedClose,
    opened_on: o.openedOn,
    closed_on: o.closedOn,
    loss_reason: o.lossReason,
    loss_note: o.lossNote,
    competitors: o.competitors,
    note: o.note,
    stage_since: since,
    last_activity_at: [since, ...touched].toSorted().at(-1) ?? since,
    ...opportunitySearch(o.name),
    version: 1 + moves.length,
    created_at: o.createdAt,
    updated_at: since,
  };
}

/** What a move changes, as the history of a real one would say. */
function moveFields(from: Stage, to: Stage, o: DemoOpportunity): FieldChange[] {
  const short = ({ id, name, kind }: Stage) => ({ id, name, kind });
  const fields: FieldChange[] = [{ field: 'stage', from: short(from), to: short(to) }];
  if (from.probability !== to.probability)
    fields.push({ field: 'probability', from: from.probability, to: to.probability });
  if (to.kind !== 'open') fields.push({ field: 'closedOn', from: null, to: o.closedOn });
  if (to.kind === 'lost')
    fields.push(
      { field: 'lossReason', from: null, to: o.lossReason },
      { field: 'lossNote', from: '', to: o.lossNote },
    );
  return fields;
}

const lineRows = (o: DemoOpportunity, idOf: IdOf) =>
  o.products.map((line, position) => ({
    opportunity_id: idOf(o.ref),
    position,
    product_id: idOf(line.productRef),
    quantity: line.quantity,
    price_amount: line.price.amount,
    price_currency: line.price.currency,
  }));

function followUpRows(company: DemoCompany, idOf: IdOf, idOrNull: IdOrNull, tell: Tell) {
  return company.followUps.map((f) => {
    const [id, byId, done] = [idOf(f.ref), idOf(f.ownerRef), f.nextStepDoneAt];
    tell({ object: 'followUp', recordId: id, at: f.createdAt, byId, action: 'created' });
    if (done !== null) {
      const fields = [{ field: 'nextStepDoneAt', from: null, to: done }];
      tell({ object: 'followUp', recordId: id, at: done, byId, action: 'changed', fields });
    }
    return {
      id,
      customer_id: idOf(f.customerRef),
      contact_id: idOrNull(f.contactRef),
      opportunity_id: idOrNull(f.opportunityRef),
      owner_id: byId,
      kind: f.kind,
      at: f.at,
      content: f.content,
      outcome: f.outcome,
      next_step: f.nextStep,
      next_step_due: f.nextStepDue,
      next_step_done_at: done,
      version: done === null ? 1 : 2,
      created_at: f.createdAt,
      updated_at: f.updatedAt,
    };
  });
}

const changeRow = (act: Act, fillId: string) => ({
  id: v7({ msecs: new Date(act.at).getTime() }),
  at: act.at,
  person_id: act.byId,
  object: act.object,
  record_id: act.recordId,
  customer_id: act.customerId ?? null,
  action: act.action,
  fields: JSON.stringify(act.fields ?? []),
  import_id: fillId,
});

/** Each record that was created, and the fill itself. */
const markRows = (acts: readonly Act[], fillId: string) => [
  { object: 'fill', record_id: fillId },
  ...acts
    .filter((act) => act.action === 'created')
    .map((act) => ({ object: act.object, record_id: act.recordId })),
];
