/** Where somebody is, against where they were and usually are: signals for a challenge, never for a lock. */
import type { Policy } from '#contract/access/policy';
import { isOffice } from '#access/lanes';
import { countFeatures, riskOf, thresholdFrom, type SignInFeatures } from '#access/risk';
import type { Client } from '#access/gate';
import { readAgent } from '#platform/agent';
import { dayMs, hourMs, later } from '#platform/clock';
import type { Db } from '#platform/database';
import { networkOf, placeOf, travelSpeed } from '#platform/network';
import type { SignInHouse } from './house.ts';

/** Hosts and anonymisers are everywhere at once: no sign of anything. */
const nowhere = ['hosting', 'vpn', 'tor'];

/** Too far from the last sign-in for the time between. Missing places, offices and anonymisers are no signal. */
export async function isFarOff(
  house: SignInHouse,
  personId: string,
  client: Client,
  policy: Policy,
  now: Date,
): Promise<boolean> {
  const { db } = house.gate.database;
  const last = await db
    .selectFrom('sign_ins')
    .select(['at', 'address'])
    .where('person_id', '=', personId)
    .where('outcome', '=', 'in')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last?.address) return false;
  const from = { place: placeOf(last.address), at: last.at };
  const speed = travelSpeed(from, { place: placeOf(client.address), at: now });
  if (speed === null || speed <= policy.travelKmh) return false;
  for (const address of [last.address, client.address]) {
    if (nowhere.includes(await house.networkKind(address))) return false;
    if (await isOffice(db, networkOf(address), policy.networks.officePeople, now)) return false;
  }
  return true;
}

/** So many of an organisation's own sign-ins would be asked for a proof by the risk score alone. */
const askedRate = 0.003;
const historyDays = 90;
const scoredAtMost = 500;
const readAnewMs = hourMs;

type Counts = ReturnType<typeof countFeatures>;
const learned = new WeakMap<Db, { until: number; everybody: Counts; threshold: number | null }>();

/** How unlike this person: beyond what 997 of 1,000 sign-ins of this organisation are. Needs five sign-ins to compare with. */
export async function isUnlike(db: Db, personId: string, client: Client, now: Date): Promise<boolean> {
  const own = countFeatures(await featuresOf(db, personId, now));
  const { everybody, threshold } = await learnEverybody(db, now);
  const score = riskOf(featuresOfClient(client), own, everybody);
  return score !== null && threshold !== null && score > threshold;
}

async function learnEverybody(db: Db, now: Date) {
  const known = learned.get(db);
  if (known && known.until > now.getTime() && known.until <= now.getTime() + readAnewMs) return known;
  const everybody = countFeatures(await featuresOf(db, null, now));
  const recent = await db
    .selectFrom('sign_ins')
    .select(['person_id', 'network', 'country', 'browser', 'system'])
    .where('outcome', '=', 'in')
    .where('at', '>', later(now, -historyDays * dayMs))
    .orderBy('at', 'desc')
    .limit(scoredAtMost)
    .execute();
  const owns = new Map<string, Counts>();
  const scores: number[] = [];
  for (const row of recent) {
    const own = owns.get(row.person_id) ?? countFeatures(await featuresOf(db, row.person_id, now));
    owns.set(row.person_id, own);
    const score = riskOf(featuresOfRow(row), own, everybody);
    if (score !== null) scores.push(score);
  }
  const fresh = { until: now.getTime() + readAnewMs, everybody, threshold: thresholdFrom(scores, askedRate) };
  learned.set(db, fresh);
  return fresh;
}

async function featuresOf(db: Db, personId: string | null, now: Date) {
  const rows = await db
    .selectFrom('sign_ins')
    .select(['network', 'country', 'browser', 'system'])
    .select((eb) => eb.fn.countAll<number>().as('times'))
    .where('outcome', '=', 'in')
    .where('at', '>', later(now, -historyDays * dayMs))
    .$if(personId !== null, (q) => q.where('person_id', '=', personId))
    .groupBy(['network', 'country', 'browser', 'system'])
    .execute();
  return rows.map((row) => ({ ...featuresOfRow(row), times: Number(row.times) }));
}

function featuresOfRow(row: {
  network: string | null;
  country: string | null;
  browser: string | null;
  system: string | null;
}): SignInFeatures {
  return {
    network: row.network ?? 'unknown',
    country: row.country,
    browser: row.browser,
    browserFamily: row.browser?.replace(/ [\d.]+$/, '') ?? null,
    systemFamily: row.system,
  };
}

function featuresOfClient({ address, network, userAgent }: Client): SignInFeatures {
  const { browser, browserFamily, systemFamily } = readAgent(userAgent);
  return { network, country: placeOf(address)?.country ?? null, browser, browserFamily, systemFamily };
}
