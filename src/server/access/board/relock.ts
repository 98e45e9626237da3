/** Which locks were lifted, and came again. */
import { sql, type RawBuilder } from 'kysely';

/** What the engine opened, kept a person out, and was lifted or proved away: no lock that ran out by time. */
export const lifted = (table: string): RawBuilder<boolean> => {
  const at = (column: string) => sql.ref(`${table}.${column}`);
  return sql<boolean>`(${at('person_id')} is not null and ${at('lane')} is null and ${at('opened_by')} is null
    and ${at('scope')} in ('account', 'session', 'device') and ${at('end_route')} in ('administrator', 'proof', 'console'))`;
};

/** The same came again by itself within a week of its end. */
export const cameAgain = (table: string): RawBuilder<boolean> => {
  const at = (column: string) => sql.ref(`${table}.${column}`);
  return sql<boolean>`exists (select from locks again
    where again.person_id = ${at('person_id')} and again.trigger = ${at('trigger')} and again.lane is null
      and again.opened_by is null
      and again.opens_at >= ${at('ended_at')} and again.opens_at < ${at('ended_at')} + interval '7 days')`;
};
