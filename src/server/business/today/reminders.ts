/**
 * The morning's word on next steps: what is due today, and once more, on the next working day, what was left undone.
 * One notice a person and day. Whoever is locked out is told when the lock is gone, if that is on the same day; while
 * somebody covers, the cover is.
 */
import { holds, loadPrincipal, type Principal } from '#access/gate';
import { coveringOf, isCovered } from '#access/coverage';
import { activeLocks } from '#access/locks';
import { notify } from '#access/notices';
import { listFollowUps } from '#business/follow-ups';
import { dayAfter, dayIn, hourIn, type Clock } from '#platform/clock';
import { transact, type Database, type Db } from '#platform/database';
import type { Job } from '#platform/jobs';
import type { Logger } from '#platform/log';

interface Bell {
  database: Database;
  clock: Clock;
  log: Logger;
}

/** From this hour of the organisation's day on. */
const fromHour = 8;
/** So many are named in a notice; the others are counted. */
const namedAtMost = 20;
const keepDays = 30;

export const todayJobs = (bell: Bell): Job<never>[] => [
  {
    name: 'reminders',
    // Time zones lie whole quarters of an hour apart.
    cron: '*/5 * * * *',
    work: () => remind(bell),
  } as Job<never>,
];

/** Tells everybody who has not been looked after today what is due. Again or on two servers: nobody is told twice. */
export async function remind({ database, clock, log }: Bell): Promise<void> {
  const { db } = database;
  const now = clock();
  const organisation = await db.selectFrom('organisation').select('time_zone').executeTakeFirst();
  if (!organisation || hourIn(organisation.time_zone, now) < fromHour) return;
  const day = dayIn(organisation.time_zone, now);
  for (const personId of await notLookedAfter(db, day)) {
    try {
      await transact(db, (trx) => remindPerson(trx, personId, day, now));
    } catch (error) {
      // The others are told all the same; this one at the next round.
      log.warn({ err: error, personId }, 'a reminder was not given');
    }
  }
  await db.deleteFrom('reminders').where('day', '<', dayAfter(day, -keepDays)).execute();
}

async function notLookedAfter(db: Db, day: string): Promise<string[]> {
  const rows = await db
    .selectFrom('people')
    .leftJoin('reminders', (join) =>
      join.onRef('reminders.person_id', '=', 'people.id').on('reminders.day', '=', day),
    )
    .where('people.state', '=', 'active')
    .where('reminders.day', 'is', null)
    .select('people.id')
    .execute();
  return rows.map((row) => row.id);
}

async function remindPerson(db: Db, personId: string, day: string, now: Date): Promise<void> {
  const me = await loadPrincipal(db, personId, null);
  // Whose work a colleague does is told again once they are back.
  if (!me || (await isLockedOut(db, personId, now)) || (await isCovered(db, personId))) return;
  const user = { ...me, covering: await coveringOf(db, personId, now) };
  // Also where nothing is due: a step written down later today for today needs no reminder.
  const taken = await db
    .insertInto('reminders')
    .values({ person_id: personId, day, told: false })
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirst();
  if (taken.numInsertedOrUpdatedRows !== 1n || !holds(user, 'followUps.read')) return;
  const due = await stepsOf(db, user, day, day);
  const since = dayBefore(day);
  const overdue = since === null ? nothing : await stepsOf(db, user, since, dayAfter(day, -1));
  if (due.total + overdue.total === 0) return;
  await db
    .updateTable('reminders')
    .set({ told: true })
    .where('person_id', '=', personId)
    .where('day', '=', day)
    .execute();
  await notify(
    // The minute's round of mails finds it: nobody waits for this one, and the whole company is told at once.
    { db, now, enqueue: () => Promise.resolve() },
    {
      to: personId,
      kind: 'steps-due',
      params: {
        due: due.total,
        overdue: overdue.total,
        steps: [...due.steps, ...overdue.steps].slice(0, namedAtMost),
      },
      link: '/today',
    },
  );
}

/** The last working day before a working day; null at a weekend, when nobody is reminded of what was left undone. */
export function dayBefore(day: string): string | null {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return null;
  return dayAfter(day, weekday === 1 ? -3 : -1);
}

const nothing = { total: 0, steps: [] };

/** What this person looks after, their own and that of whom they cover, and may see, due between two days. */
async function stepsOf(db: Db, user: Principal, dueFrom: string, dueTo: string) {
  const { items, total = 0 } = await listFollowUps(
    { db, user },
    {
      ownerId: [user.personId, ...user.covering.people.keys()],
      open: true,
      dueFrom,
      dueTo,
      sort: 'nextStepDue',
      limit: namedAtMost,
      count: true,
    },
  );
  return {
    total,
    steps: items.map(({ nextStep, customer }) => ({ step: nextStep ?? '', customer: customer.name })),
  };
}

async function isLockedOut(db: Db, personId: string, now: Date): Promise<boolean> {
  const locks = await activeLocks(db, [{ scope: 'account', subject: personId }], now);
  return locks.some((lock) => lock.strength === 'closed');
}
