/** What follows from an attempt that failed: what no single account's lane can see, and the notes people read later. */
import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Policy } from '#contract/access/policy';
import type { Lane } from '#contract/access/triggers';
import { serverKeys } from '#access/keys';
import { countOf, isOffice, networksFailing, noteFailure, takeOf } from '#access/lanes';
import { activeLocks, isShielded, openLock } from '#access/locks';
import { dayMs, hourMs, later, minuteMs } from '#platform/clock';
import type { Db } from '#platform/database';
import { readAddress } from '#platform/network';
import type { Attempt, Gate } from './gate.ts';
import { chargeNetwork, everywhere, failuresKept } from './price.ts';

/** What people should be told. */
export type Told =
  | {
      kind: 'new-device' | 'sign-in-challenged';
      personId: string;
      device: string;
      place: string | null;
      address: string;
    }
  | { kind: 'lane-spent'; personId: string; lane: Lane; network: string }
  | { kind: 'password-changed'; personId: string }
  /** An account at a provider of single sign-on was connected with theirs, or no longer is. */
  | { kind: 'identity-linked' | 'identity-unlinked'; personId: string; provider: string }
  | { kind: 'recovery-codes-low'; personId: string; left: number }
  /** `again`: how many times in a row, where it isn't the first. */
  | { kind: 'session-stolen'; personId: string; device: string; address: string; again: number | undefined }
  /** `until`: null where it is one of the last administrators, who can't be limited. */
  | {
      kind: 'account-limited';
      personId: string;
      trigger: 'abuse-of-rights';
      until: Date | null;
      again: number | undefined;
    }
  | { kind: 'spraying'; accounts: number; networks: number }
  | { kind: 'network-closed'; network: string; trigger: 'guessing-at-scale' | 'attack'; until: Date };
/** @param db the transaction that it belongs to, where there is one */
export type Tell = (told: Told, now: Date, db?: Db) => Promise<void>;

/** A lane is spent: a note for its owner and for administrators, no lock on anybody's sessions or other lanes. */
export async function noteSpent(
  gate: Gate,
  attempt: Attempt,
  lane: Lane,
  taken: { refused: number; freeAt: Date | null },
): Promise<void> {
  const { db } = gate.database;
  const { account, client, factor, now } = attempt;
  if (lane !== 'trusted') await chargeNetwork(gate, attempt);
  // No guess: that many asked to be let in says nothing of a password.
  if (factor === 'unlock-request') return;
  // Written down at the first, the second, the fourth … refusal: a flood writes little.
  if (account.personId === null || !Number.isInteger(Math.log2(taken.refused))) return;
  const { isNew, isRepeat } = await openLock(
    db,
    {
      scope: lane === 'trusted' ? 'device' : 'account',
      subject: lane === 'trusted' ? (client.deviceId ?? '') : account.personId,
      personId: account.personId,
      lane,
      strength: 'challenge',
      trigger: 'wrong-passwords',
      evidence: { factor, lane, refused: taken.refused, network: client.network },
      openedBy: null,
      endsAt: taken.freeAt ?? later(now, hourMs),
    },
    now,
  );
  // An attack that runs for days, or that somebody was just let back in from, is told once.
  if (isNew && !isRepeat && !(await isShielded(db, account.personId, now)))
    await gate.tell({ kind: 'lane-spent', personId: account.personId, lane, network: client.network }, now);
}

/** A wrong proof: does it belong to guessing at scale? */
export async function noteWrong(gate: Gate, attempt: Attempt, lane: Lane): Promise<void> {
  const { db } = gate.database;
  const { account, client, policy, password, now } = attempt;
  // Trusted devices are their owners' own typing: no sign of anything.
  if (lane === 'trusted') return;
  await chargeNetwork(gate, attempt);
  const tag = password === undefined ? null : await sprayTag(db, password.typed, now);
  const seen = await noteFailure(db, { account: account.key, network: client.network, tag }, now);
  if (password && (await isSpray(db, seen.accountsOfPassword, policy))) {
    const before = await takeOf(db, everywhere, 'spray', { most: failuresKept, windowMs: hourMs }, now);
    if (before === 1) {
      const networks = await networksFailing(db, now);
      await gate.tell({ kind: 'spraying', accounts: seen.accountsOfPassword, networks }, now);
    }
  }
  if (seen.namesOfNetwork >= policy.networks.namesPerHour) {
    await closeNetwork(
      gate,
      client.network,
      policy,
      'guessing-at-scale',
      { names: seen.namesOfNetwork },
      now,
    );
  }
}

/** A password's keyed hash, cut to 24 bits: seen again it shows, found again it can't be: one of 60 in a billion fits. */
async function sprayTag(db: Db, typed: string, now: Date): Promise<string> {
  const [key] = await serverKeys(db, 'name');
  const day = Math.floor(now.getTime() / dayMs);
  const hash = createHmac('sha256', key?.secret ?? '')
    .update(`spray ${day} ${typed.normalize('NFC')}`)
    .digest();
  return hash.subarray(0, 3).toString('hex');
}

async function isSpray(db: Db, accounts: number, { networks }: Policy): Promise<boolean> {
  if (accounts < networks.sprayAccounts) return false;
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from people where state = 'active' and password_hash is not null
  `.execute(db);
  return accounts >= ((rows[0]?.people ?? 0) * networks.sprayPercent) / 100;
}

/**
 * Closes a network to unknown devices for a while. Offices are never closed; sessions, trusted devices and people at
 * home there go on in any case.
 */
export async function closeNetwork(
  gate: Gate,
  network: string,
  policy: Policy,
  trigger: 'guessing-at-scale' | 'attack',
  evidence: Record<string, unknown>,
  now: Date,
): Promise<void> {
  const { db } = gate.database;
  if (network === 'unknown' || (await isOffice(db, network, policy.networks.officePeople, now))) return;
  const endsAt = later(now, policy.networks.closedMinutes * minuteMs);
  const { isNew } = await openLock(
    db,
    {
      scope: 'network',
      subject: network,
      personId: null,
      strength: 'closed',
      trigger,
      evidence,
      openedBy: null,
      endsAt,
    },
    now,
  );
  if (isNew) await gate.tell({ kind: 'network-closed', network, trigger, until: endsAt }, now);
}

/** Closed by the engine, or by a person, who may name a wider range or one address. */
export async function isNetworkClosed(db: Db, address: string, now: Date): Promise<boolean> {
  const read = readAddress(address);
  const { rows } = await sql<{ closed: boolean }>`
    select exists (select from locks
      where case when scope = 'network' then subject::inet >>= ${read?.toString() ?? null}::inet else false end
        and scope = 'network' and strength = 'closed' and ended_at is null and coalesce(ends_at > ${now}, true)
    ) as closed
  `.execute(db);
  return rows[0]?.closed ?? false;
}

/** What is going on against an account, from a network, and in the whole house, within the last hour. */
export async function attackOn(db: Db, on: { account: Buffer; network: string }, now: Date) {
  const { rows } = await sql<{ networks: number }>`
    select count(*)::int as networks from failures
    where account = ${on.account} and mark like 'network:%' and at > ${later(now, -hourMs)}`.execute(db);
  const [closed] = await activeLocks(db, [{ scope: 'network', subject: on.network }], now);
  const failures = await countOf(db, on.network, 'failures', hourMs, now);
  // Asking to be let in makes attempts dearer as well; it is no failure.
  const asked = await countOf(db, on.network, 'unlock-requests', hourMs, now);
  return {
    networksAtAccount: rows[0]?.networks ?? 0,
    failuresOfNetwork: Math.max(0, failures - asked),
    networkClosed: closed?.strength === 'closed',
    spraying: (await countOf(db, everywhere, 'spray', hourMs, now)) > 0,
  };
}
