/** Whether it was right to lock, as far as somebody or something said. */
import { sql, type RawBuilder } from 'kysely';
import type { Verdict } from '#contract/access/board';
import type { RootCause } from '#contract/access/unlocking';

const attacks: readonly RootCause[] = ['attack', 'stolen-session'];
const honest: readonly RootCause[] = [
  'forgotten-password',
  'old-password-kept',
  'typing-slip',
  'new-device',
  'travel',
  'lost-second-factor',
  'unusual-work',
  'outdated-client',
  'wrong-data',
  'policy',
];

/**
 * Only of what the engine opened, kept a person out and is over: wrong where its owner proved themselves, or whoever lifted it named an
 * honest cause; right where they named an attack. What ran out by time, or was lifted without a cause, is unknown.
 */
export const verdictOf = (table: string): RawBuilder<Verdict | null> => {
  const at = (column: string) => sql.ref(`${table}.${column}`);
  return sql`case
    when ${at('opened_by')} is not null or ${at('ended_at')} is null or ${at('person_id')} is null
      or ${at('lane')} is not null then null
    when ${at('root_cause')} = any(${attacks}::text[]) then 'right'
    when ${at('root_cause')} = any(${honest}::text[]) then 'wrong'
    when ${at('end_route')} = 'proof' and ${at('ended_by')} = ${at('person_id')} then 'wrong'
    else 'unknown' end`;
};
