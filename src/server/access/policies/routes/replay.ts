/**
 * The organisation's own sign-ins once more, under another policy. Pure: the same function decides as at the door
 * (`reasonsToAsk`), over what was written down. What happened happened: somebody asked today who wasn't asked then
 * counts as asked, and the next sign-in is looked at as it came. Where it isn't known (when a device was last used before
 * the first row), it counts as it was then.
 */
import type { Policy } from '#contract/access/policy';
import type { Lane } from '#contract/access/triggers';
import { reasonsToAsk } from '#access/sign-in';
import { dayMs, hourMs, minuteMs } from '#platform/clock';
import { isInNetwork } from '#platform/network';

/** One row of the history of sign-ins, oldest first. */
export interface Past {
  personId: string;
  at: Date;
  entrance: string;
  outcome: string;
  lane: Lane | null;
  address: string;
  network: string;
  deviceId: string | null;
  /** Why it was challenged or refused. */
  reason: string | null;
  /** How fast its person must have come from the sign-in before; null: no sign of travel. */
  speedKmh: number | null;
  /** How many people are at home at either end of that way. */
  officePeople: number;
}

/** What is known of a person, today and from before the first row. */
export interface Replayed {
  hasFactor: boolean;
  /** Has anything to prove with, mail among it. */
  canProve: boolean;
  administrator: boolean;
  lastSignInAt: Date | null;
  /** Networks with the instant since when they are familiar. */
  homes: ReadonlyMap<string, Date>;
  /** Devices with their last use and proof before the first row. */
  devices: ReadonlyMap<string, { lastAt: Date | null; provedAt: Date | null }>;
}

export interface Counted {
  signIns: number;
  people: Set<string>;
}
export interface Replay {
  since: Date | null;
  all: Counted;
  challenged: Counted;
  refused: Counted;
  stranded: Set<string>;
}

/** A challenge is open for so long. */
const challengeMs = 10 * minuteMs;

/** @param people everybody that the rows are of */
export function replay(rows: readonly Past[], people: ReadonlyMap<string, Replayed>, policy: Policy): Replay {
  const found: Replay = {
    since: null,
    all: { signIns: 0, people: new Set() },
    challenged: { signIns: 0, people: new Set() },
    refused: { signIns: 0, people: new Set() },
    stranded: new Set(),
  };
  const walks = new Map<string, Walk>();
  for (const row of rows) {
    const person = people.get(row.personId);
    if (!person) continue;
    const walk = walks.get(row.personId) ?? begin(person);
    walks.set(row.personId, walk);
    if (isAttempt(row, walk)) {
      found.since ??= row.at;
      count(found.all, row);
      const verdict = judge(row, person, walk, policy);
      if (verdict !== 'in') count(found[verdict === 'refused' ? 'refused' : 'challenged'], row);
      if (verdict === 'stranded') found.stranded.add(row.personId);
    }
    goOn(row, walk);
  }
  return found;
}

function count(of: Counted, { personId }: Past): void {
  of.signIns++;
  of.people.add(personId);
}

/** What is known of one person while their rows go by. */
interface Walk {
  lastSignInAt: Date | null;
  devices: Map<string, { lastAt: Date | null; provedAt: Date | null }>;
  /** Failures, by lane and device. */
  failures: Map<string, Date[]>;
  strangersInARow: number;
  /** The challenge that is open. */
  challenge: Past | null;
}

const begin = (person: Replayed): Walk => ({
  lastSignInAt: person.lastSignInAt,
  devices: new Map(person.devices),
  failures: new Map(),
  strangersInARow: 0,
  challenge: null,
});

/** A right password or a passkey. What comes in by the proof that a challenge asked for was counted with the challenge. */
function isAttempt(row: Past, walk: Walk): boolean {
  if (row.outcome === 'challenged') return true;
  if (row.outcome !== 'in') return false;
  // Without a lane: setting the house up.
  return row.entrance === 'password' ? row.lane !== null && !answers(row, walk) : true;
}

/** Whether it came in by the proof that the last challenge asked for: from there, by that lane, while it was open. */
const answers = (row: Past, { challenge }: Walk): boolean =>
  row.outcome === 'in' &&
  row.entrance === 'password' &&
  challenge !== null &&
  challenge.lane === row.lane &&
  challenge.network === row.network &&
  row.at.getTime() - challenge.at.getTime() <= challengeMs;

function judge(row: Past, person: Replayed, walk: Walk, policy: Policy) {
  const { allowedNetworks } = policy;
  if (allowedNetworks.length > 0 && !allowedNetworks.some((network) => isInNetwork(row.address, network)))
    return 'refused';
  if (row.entrance !== 'password') return 'in';
  if (policy.ssoOnly && !person.administrator) return 'refused';
  const lane = laneUnder(row, person, walk, policy);
  if (lane === null) return 'refused';
  const reasons = reasonsToAsk(
    {
      lane,
      entrance: 'password',
      provider: null,
      hasFactor: person.hasFactor,
      provedAt: lane === 'trusted' ? provedAt(row, walk) : null,
      challengedBy: row.reason === 'stolen-session' ? row.reason : row.reason === 'locked' ? 'other' : null,
      farOff:
        row.speedKmh !== null &&
        row.speedKmh > policy.travelKmh &&
        row.officePeople < policy.networks.officePeople,
      unlike: row.reason === 'unlike-you',
      lastSignInAt: walk.lastSignInAt,
      now: row.at,
    },
    policy,
  );
  if (reasons.length === 0 || (!person.canProve && lane !== 'unknown')) return 'in';
  return person.canProve ? 'challenged' : 'stranded';
}

function provedAt(row: Past, walk: Walk): Date | null {
  const known = row.deviceId === null ? null : walk.devices.get(row.deviceId)?.provedAt;
  // It came in without being asked then: it must have been proved before the first row.
  return known ?? (row.outcome === 'in' ? row.at : null);
}

/** The lane it would come by; null: that lane would have been spent. */
function laneUnder(row: Past, person: Replayed, walk: Walk, policy: Policy): Lane | null {
  let lane = row.lane ?? 'unknown';
  if (lane === 'trusted') {
    const used = row.deviceId === null ? null : (walk.devices.get(row.deviceId)?.lastAt ?? null);
    const trustedMs = policy.devices.trustedDays * dayMs;
    if (used !== null && row.at.getTime() - used.getTime() > trustedMs)
      lane = (person.homes.get(row.network) ?? row.at) < row.at ? 'familiar' : 'unknown';
  }
  if (lane === 'trusted' && isSpent(row, walk, lane, policy.lanes.trusted)) lane = 'unknown';
  if (lane === 'trusted') return lane;
  if (lane === 'unknown' && walk.strangersInARow >= policy.lanes.unknown.inARow) return null;
  return isSpent(row, walk, lane, policy.lanes[lane]) ? null : lane;
}

function isSpent(
  row: Past,
  walk: Walk,
  lane: Lane,
  { perHour, perDay = Infinity }: { perHour: number; perDay?: number },
): boolean {
  const times = walk.failures.get(laneKey(lane, row.deviceId)) ?? [];
  const within = (ms: number) => times.filter((at) => row.at.getTime() - at.getTime() < ms).length;
  return within(hourMs) >= perHour || within(dayMs) >= perDay;
}

const laneKey = (lane: Lane, deviceId: string | null) =>
  lane === 'trusted' ? `trusted ${deviceId ?? ''}` : lane;

/** What the row changes for those that follow, as it was. */
function goOn(row: Past, walk: Walk): void {
  if (row.outcome === 'refused') {
    if (row.entrance !== 'password' || row.reason !== 'wrong-proof' || row.lane === null) return;
    const key = laneKey(row.lane, row.deviceId);
    const before = (walk.failures.get(key) ?? []).filter((at) => row.at.getTime() - at.getTime() < dayMs);
    walk.failures.set(key, [...before, row.at]);
    if (row.lane === 'unknown') walk.strangersInARow++;
    return;
  }
  if (row.lane === 'unknown') walk.strangersInARow = 0;
  if (row.outcome === 'challenged') {
    walk.challenge = row;
    return;
  }
  const proved = answers(row, walk) || row.entrance === 'passkey';
  walk.challenge = null;
  walk.lastSignInAt = row.at;
  if (row.deviceId === null) return;
  const before = walk.devices.get(row.deviceId)?.provedAt ?? null;
  walk.devices.set(row.deviceId, { lastAt: row.at, provedAt: proved ? row.at : before });
}
