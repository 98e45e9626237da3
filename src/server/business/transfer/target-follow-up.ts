import { sql } from 'kysely';
import { customerWithin } from '#business/customers';
import { given } from '#platform/database';
import { customerKey, recordOf, textOf } from './drafts.ts';
import { folded } from './folding.ts';
import { byKey, select, type Target, uuids } from './target.ts';

/** What makes two follow-ups the same: when, and the beginning of what was said. */
const said = (at: string | undefined, content: string): string =>
  `${at ?? ''} ${folded(content).slice(0, 300)}`;

export const followUp: Target = {
  table: 'follow_ups',
  empty: { kind: 'note', outcome: 'none' },
  shapes: {
    customer: { ref: 'customer_id', to: 'customers' },
    kind: 'kind',
    at: 'at',
    content: 'content',
    outcome: 'outcome',
    nextStep: 'next_step',
    nextStepDue: 'next_step_due',
    owner: { ref: 'owner_id', to: 'people' },
  },
  matchChoices: ['content'],
  unique: [],
  keyOf(draft) {
    const content = textOf(draft, 'content');
    const at = customerKey(draft);
    return content === undefined || at === null ? null : `${at} ${said(textOf(draft, 'at'), content)}`;
  },
  async find({ db, user }, _matchBy, drafts) {
    const rows = await select(
      db,
      sql<{ id: string; customer_id: string; at: Date; content: string; changeable: boolean }>`
        select t.id, t.customer_id, t.at, t.content, ${customerWithin(user, 'followUps.change', 'c')} as changeable
        from follow_ups t join customers c on c.id = t.customer_id
        where t.deleted_at is null and t.customer_id = any(${uuids(drafts.map((d) => recordOf(d, 'customer')))})`,
    );
    const dated = drafts.some((draft) => draft.values['at'] !== undefined);
    return byKey(rows, (row) => [
      `${row.customer_id} ${said(dated ? row.at.toISOString() : undefined, row.content)}`,
    ]);
  },
  columns: (draft, writing) =>
    given({
      customer_id: writing.idOf(draft, 'customer') ?? undefined,
      contact_id: writing.idOf(draft, 'contact') ?? undefined,
      opportunity_id: writing.idOf(draft, 'opportunity') ?? undefined,
      owner_id: writing.idOf(draft, 'owner') ?? undefined,
      kind: textOf(draft, 'kind'),
      at: textOf(draft, 'at'),
      content: textOf(draft, 'content'),
      outcome: textOf(draft, 'outcome'),
      // What is only to be done says so at least in its content.
      next_step: (
        textOf(draft, 'nextStep') ?? (textOf(draft, 'kind') === 'task' ? textOf(draft, 'content') : undefined)
      )?.slice(0, 300),
      next_step_due: textOf(draft, 'nextStepDue'),
    }),
  derived: () => ({}),
  initial: (_draft, { user, now }) => ({ owner_id: user.personId, at: now.toISOString() }),
  customerOf: (row) => String(row['customer_id']),
};
