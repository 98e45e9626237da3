/** What the list of locks can be narrowed to; the board's figures lead here, and count the same. */
import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { locks } from '#contract/access/locks';
import { cameAgain, lifted, verdictOf } from '#access/board';
import { midnight } from '#platform/days';
import { isOpen } from './present.ts';

type Query = z.output<typeof locks.list.query>;

/** @returns a condition for each that is asked for, on the table `locks` */
export function conditions(query: Query, timeZone: string, now: Date): RawBuilder<boolean>[] {
  const { open, personId, verdict, spentLanes, openedFrom, openedTo, endedFrom, endedTo } = query;
  const one = (column: string, of: readonly string[] | undefined) =>
    of ? sql<boolean>`${sql.ref(`locks.${column}`)} = any(${of}::text[])` : null;
  const all: (RawBuilder<boolean> | null)[] = [
    open === undefined ? null : isOpen(open, now),
    personId ? sql`locks.person_id = ${personId}` : null,
    one('scope', query.scope),
    one('trigger', query.trigger),
    one('end_route', query.route),
    verdict ? sql`${verdictOf('locks')} = ${verdict}` : null,
    query.cameAgain === undefined
      ? null
      : sql`${lifted('locks')} and ${cameAgain('locks')} = ${query.cameAgain}`,
    spentLanes === undefined ? null : sql`(locks.lane is not null) = ${spentLanes}`,
    openedFrom ? sql`locks.opens_at >= ${midnight(openedFrom, timeZone)}` : null,
    openedTo ? sql`locks.opens_at < ${midnight(openedTo, timeZone, 1)}` : null,
    endedFrom ? sql`locks.ended_at >= ${midnight(endedFrom, timeZone)}` : null,
    endedTo ? sql`locks.ended_at < ${midnight(endedTo, timeZone, 1)}` : null,
  ];
  return all.filter((condition) => condition !== null);
}
