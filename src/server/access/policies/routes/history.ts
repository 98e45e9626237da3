/** The sign-ins of the last days, with what was known when they came: what `replay` walks through. */
import { sql } from 'kysely';
import { replayedDays } from '#contract/access/rehearsal';
import type { Lane } from '#contract/access/triggers';
import { dayMs, later } from '#platform/clock';
import type { Db } from '#platform/database';
import { isInNetwork, placeOf, travelSpeed, type NetworkKind, type Place } from '#platform/network';
import type { Past, Replayed } from './replay.ts';
import type { Colleague } from './staff.ts';

/** The newest; a larger house is replayed over fewer days, and told since when. */
const rowsAtMost = 50_000;
/** As slow as the policy may ask about: slower is no sign of travel under any. */
const slowestKmh = 300;
const nowhere = ['hosting', 'vpn', 'tor'];

type Kind = (address: string) => Promise<NetworkKind>;
type Row = Omit<Past, 'speedKmh' | 'officePeople'>;

/** @param staff everybody; rows of other people are left out by `replay` */
export async function loadHistory(
  db: Db,
  staff: readonly Colleague[],
  settings: { networkKind: Kind; mailOn: boolean },
  now: Date,
): Promise<{ rows: Past[]; people: Map<string, Replayed> }> {
  const rows = await loadRows(db, now);
  const since = rows[0]?.at ?? now;
  const before = await lastBefore(db, since);
  const homes = await homesOf(db);
  const devices = await devicesBefore(db, since);
  const people = new Map(
    staff.map((person) => [
      person.id,
      {
        hasFactor: person.hasFactor,
        canProve: person.hasProof || (settings.mailOn && person.mailable),
        administrator: person.administrator,
        lastSignInAt: before.get(person.id) ?? null,
        homes: homes.get(person.id) ?? new Map<string, Date>(),
        devices: devices.get(person.id) ?? new Map<string, never>(),
      },
    ]),
  );
  return { rows: await withTravel(db, rows, settings.networkKind, now), people };
}

async function loadRows(db: Db, now: Date): Promise<Row[]> {
  const { rows } = await sql<{
    person_id: string;
    at: Date;
    entrance: string;
    outcome: string;
    lane: Lane | null;
    address: string | null;
    network: string | null;
    device_id: string | null;
    reason: string | null;
  }>`
    select person_id, at, entrance, outcome, lane, address, network, device_id, reason from sign_ins
    where at > ${later(now, -replayedDays * dayMs)} and at <= ${now}
    order by at desc, id desc limit ${rowsAtMost}
  `.execute(db);
  return rows.toReversed().map((row) => ({
    personId: row.person_id,
    at: row.at,
    entrance: row.entrance,
    outcome: row.outcome,
    lane: row.lane,
    address: row.address ?? 'unknown',
    network: row.network ?? 'unknown',
    deviceId: row.device_id,
    reason: row.reason,
  }));
}

/** When everybody last came in before the first row. */
async function lastBefore(db: Db, since: Date): Promise<Map<string, Date>> {
  const { rows } = await sql<{ id: string; at: Date }>`
    select p.id, last.at from people p cross join lateral (
      select at from sign_ins where person_id = p.id and outcome = 'in' and at < ${since}
      order by at desc limit 1
    ) last where p.state = 'active'
  `.execute(db);
  return new Map(rows.map(({ id, at }) => [id, at]));
}

async function homesOf(db: Db): Promise<Map<string, Map<string, Date>>> {
  const rows = await db
    .selectFrom('familiar_networks')
    .select(['person_id', 'network', 'first_at'])
    .execute();
  const homes = new Map<string, Map<string, Date>>();
  for (const { person_id: id, network, first_at: at } of rows)
    homes.set(id, (homes.get(id) ?? new Map<string, Date>()).set(network, at));
  return homes;
}

async function devicesBefore(db: Db, since: Date) {
  const { rows } = await sql<{ person_id: string; id: string; at: Date | null; proved_at: Date | null }>`
    select d.person_id, d.id, last.at, case when d.proved_at < ${since} then d.proved_at end as proved_at
    from devices d left join lateral (
      select at from sign_ins where person_id = d.person_id and device_id = d.id and outcome = 'in' and at < ${since}
      order by at desc limit 1
    ) last on true
  `.execute(db);
  const devices = new Map<string, Map<string, { lastAt: Date | null; provedAt: Date | null }>>();
  for (const row of rows)
    devices.set(
      row.person_id,
      (devices.get(row.person_id) ?? new Map<string, never>()).set(row.id, {
        lastAt: row.at,
        provedAt: row.proved_at,
      }),
    );
  return devices;
}

/** How fast everybody must have come from one sign-in to the next. */
async function withTravel(db: Db, rows: readonly Row[], networkKind: Kind, now: Date): Promise<Past[]> {
  const offices = await officesOf(db, now);
  const places = new Map<string, Place | null>();
  const place = (address: string) => {
    const known = places.get(address) ?? placeOf(address);
    places.set(address, known);
    return known;
  };
  const last = new Map<string, Row>();
  const past: Past[] = [];
  for (const row of rows) {
    const from = last.get(row.personId);
    if (row.outcome === 'in') last.set(row.personId, row);
    const speed =
      from && from.address !== row.address
        ? travelSpeed({ place: place(from.address), at: from.at }, { place: place(row.address), at: row.at })
        : null;
    const fast = from !== undefined && speed !== null && speed > slowestKmh;
    const kinds = fast ? [await networkKind(from.address), await networkKind(row.address)] : [];
    past.push({
      ...row,
      speedKmh: fast && !kinds.some((kind) => nowhere.includes(kind)) ? speed : null,
      officePeople: fast ? Math.max(offices(from), offices(row)) : 0,
    });
  }
  return past;
}

/** How many people are at home in a network; of one that was marked as an office, more than any policy asks for. */
async function officesOf(db: Db, now: Date): Promise<(row: Row) => number> {
  const counts = await db
    .selectFrom('familiar_networks')
    .select(['network', (eb) => eb.fn.countAll<string>().as('people')])
    .where('last_at', '>', later(now, -replayedDays * dayMs))
    .groupBy('network')
    .execute();
  const people = new Map(counts.map((row) => [row.network, Number(row.people)]));
  const marks = await db.selectFrom('network_marks').select('network').where('kind', '=', 'office').execute();
  return ({ address, network }) =>
    marks.some((mark) => isInNetwork(address, mark.network)) ? Infinity : (people.get(network) ?? 0);
}
