/** Locks as they are shown, with the names of what they are about. */
import { sql, type RawBuilder } from 'kysely';
import type { Lock } from '#contract/access/locks';
import {
  lanes,
  releasesOf,
  type LockScope,
  type ReleaseRoute,
  type Strength,
  type TriggerName,
} from '#contract/access/triggers';
import type { Db } from '#platform/database';

export function selectLocks(db: Db) {
  return db
    .selectFrom('locks')
    .leftJoin('people as person', 'person.id', 'locks.person_id')
    .leftJoin('people as opener', 'opener.id', 'locks.opened_by')
    .leftJoin('people as ender', 'ender.id', 'locks.ended_by')
    .selectAll('locks')
    .select(['person.name as person_name', 'opener.name as opener_name', 'ender.name as ender_name'])
    .select(
      sql<string | null>`case locks.scope when 'api-key'
        then (select name from api_keys where id::text = locks.subject) end`.as('key_name'),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof selectLocks>['execute']>>[number];

/** Open now: not ended, and its time hasn't come. */
export const isOpen = (open: boolean, now: Date): RawBuilder<boolean> =>
  sql<boolean>`(locks.ended_at is null and coalesce(locks.ends_at > ${now}, true)) = ${open}`;

const ref = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

export function presentLock(row: Row, now: Date): Lock {
  const trigger = row.trigger as TriggerName;
  return {
    id: row.id,
    scope: row.scope as LockScope,
    subject: row.subject,
    subjectName: row.scope === 'network' ? row.subject : (row.key_name ?? row.person_name),
    person: ref(row.person_id, row.person_name),
    lane: lanes.find((lane) => lane === row.lane) ?? null,
    strength: row.strength as Strength,
    trigger,
    evidence: row.evidence as Record<string, unknown>,
    openedBy: ref(row.opened_by, row.opener_name),
    reason: row.reason,
    opensAt: row.opens_at.toISOString(),
    endsAt: row.ends_at?.toISOString() ?? null,
    reviewAt: row.review_at?.toISOString() ?? null,
    releases: releasesOf(trigger, row.strength as Strength),
    open: row.ended_at === null && (row.ends_at === null || row.ends_at > now),
    endedAt: row.ended_at?.toISOString() ?? null,
    endedBy: ref(row.ended_by, row.ender_name),
    endRoute: row.end_route as ReleaseRoute | null,
    rootCause: row.root_cause,
    rootCauseNote: row.root_cause_note,
    suggestedCause: row.suggested_cause,
    remedy: row.remedy,
    shieldUntil: row.shield_until?.toISOString() ?? null,
    repeatsId: row.repeats_id,
    version: row.version,
  };
}
