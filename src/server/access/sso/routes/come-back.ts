/** Coming back from a provider: who it says it is, whom we know them as, and what that opens. */
import type { AuditAction } from '#contract/access/audit';
import { knownDevice } from '#access/devices';
import { hasSecondFactor } from '#access/factors';
import { accessChanged, enterBySecret, type EntranceCtx } from '#access/gate';
import { laneOf } from '#access/lanes';
import { activeLocks, noteProof } from '#access/locks';
import { currentPolicy } from '#access/policies';
import { renewSession } from '#access/sessions';
import { findCandidate, findPerson, goOn, handOver, storable, tidyEmail, tokenOfLock } from '#access/sign-in';
import {
  findIdentity,
  findProvider,
  keepIdentity,
  readAnswer,
  SsoRefusal,
  takeDeparture,
  markIdentityUsed,
  type Departure,
  type Provider,
  type SaidByProvider,
} from '#access/sso';
import { minuteMs } from '#platform/clock';
import { transact, type Db } from '#platform/database';
import { ProblemError } from '#platform/problem';
import { hashSecret } from '#platform/secrets';
import type { SsoSettings } from './index.ts';

/** Where the browser goes on; the rest is for the audit. */
interface Outcome {
  location: string;
  user?: { id: string };
  challenge?: true;
  audited?: AuditAction;
}

type Back = { departure: Departure & { at: Date }; provider: Provider; said: SaidByProvider };

/** @throws SsoRefusal, or what `goOn` throws */
export async function comeBack(
  settings: SsoSettings,
  ctx: EntranceCtx,
  providerId: string,
  query: Readonly<Record<string, unknown>> & { state?: string | undefined },
): Promise<Outcome> {
  const { house, allowPrivate } = settings;
  const { db } = house.gate.database;
  const { network } = ctx.client;
  let why: 'other-browser' | 'expired' = 'other-browser';
  const returned = await enterBySecret(house.gate, { entrance: 'single-sign-on', network }, async () => {
    const found = await takeDeparture(db, { secret: ctx.departure, state: query.state, providerId }, ctx.now);
    if (found.departure) return found;
    why = found.why;
    return null;
  });
  if (!returned) throw new SsoRefusal(why);
  const { departure, tokens } = returned;
  try {
    const provider = await findProvider(db, providerId);
    if (!provider?.enabled) throw new SsoRefusal('no-provider');
    const said = await readAnswer(provider, query, tokens, { publicUrl: house.publicUrl, allowPrivate });
    const back = { departure, provider, said };
    if (departure.intent === 'sign-in') return await signIn(settings, ctx, back);
    return await (departure.intent === 'link' ? link : prove)(settings, ctx, back);
  } catch (error) {
    // Who left from the app is led back into it.
    if (error instanceof SsoRefusal && departure.intent !== 'sign-in')
      throw new SsoRefusal(error.fault, error.cause, '/account');
    throw error;
  }
}

async function signIn(
  { house }: SsoSettings,
  ctx: EntranceCtx,
  { departure, provider, said }: Back,
): Promise<Outcome> {
  const { client, now } = ctx;
  const { db } = house.gate.database;
  const person = await personOf(house, provider, said, now);
  const policy = await currentPolicy(db, now);
  const device = await knownDevice(
    db,
    client.deviceCookie,
    { id: person.id, epoch: person.device_epoch },
    now,
  );
  const lane = await laneOf(db, person.id, { network: client.network, deviceId: device?.id ?? null }, now);
  const { authenticatedAt } = said;
  const secondFactor = provider.trustsSecondFactor && said.secondFactor;
  const at = {
    entrance: 'single-sign-on',
    provider: { authenticatedAt, secondFactor },
    client,
    device,
    lane,
    policy,
  } as const;
  const user = { id: person.id };
  try {
    const gone = await goOn(house, person, at, now);
    if (gone.outcome === 'challenge') {
      const next = departure.next === '/' ? '' : `?next=${encodeURIComponent(departure.next)}`;
      // Behind the #, so that it is in no server's log and in no Referer.
      return { location: `/sign-in${next}#challenge=${gone.challenge.token}`, user, challenge: true };
    }
    await handOver(db, ctx, gone);
    return { location: departure.next, user };
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'locked') throw error;
    const token = await tokenOfLock(house, person.id, now);
    return { location: `/sign-in?sso=locked#challenge=${token}`, user, audited: 'sign-in.refused' };
  }
}

/** The person whom a provider means. Known by its subject; else connected now by a verified address, if that may be. */
async function personOf(house: SsoSettings['house'], provider: Provider, said: SaidByProvider, now: Date) {
  const { db } = house.gate.database;
  const known = await findIdentity(db, provider.id, said.subject);
  if (known) {
    const person = await findPerson(db, known.personId);
    if (person?.state !== 'active') throw new SsoRefusal('closed');
    await markIdentityUsed(db, provider.id, said.subject, now);
    return person;
  }
  const person = said.email === null ? undefined : await findCandidate(db, said.email);
  if (!person) throw new SsoRefusal('unknown-person');
  // Anybody can write anybody's address into an account of their own: only who has proved it is meant.
  if (!provider.trustsEmail || !said.emailVerified) throw new SsoRefusal('unverified-email');
  if (person.state !== 'active') throw new SsoRefusal('closed');
  // Of a person known by another subject, the address went to somebody else later: a successor isn't the predecessor.
  if (!(await connect(house, provider, said, person.id, now))) throw new SsoRefusal('other-identity');
  await markIdentityUsed(db, provider.id, said.subject, now);
  return person;
}

/** @returns false where somebody else was connected meanwhile */
function connect(
  { gate }: SsoSettings['house'],
  provider: Provider,
  { subject, email }: SaidByProvider,
  personId: string,
  now: Date,
): Promise<boolean> {
  const shown = email === null ? null : storable(tidyEmail(email)).slice(0, 254);
  return transact(gate.database.db, async (trx) => {
    const kept = await keepIdentity(trx, { providerId: provider.id, subject, personId, email: shown }, now);
    if (kept) await gate.tell({ kind: 'identity-linked', personId, provider: provider.name }, now, trx);
    return kept;
  });
}

/** Connects an account at a provider with the one that somebody is signed in with. */
async function link(
  { house }: SsoSettings,
  ctx: EntranceCtx,
  { departure, provider, said }: Back,
): Promise<Outcome> {
  const { now } = ctx;
  const { db } = house.gate.database;
  const personId = await stillHere(db, ctx, departure);
  const known = await findIdentity(db, provider.id, said.subject);
  if (known && known.personId !== personId) throw new SsoRefusal('taken');
  if (!known && !(await connect(house, provider, said, personId, now)))
    throw new SsoRefusal('other-identity');
  return { location: '/account?sso=linked', user: { id: personId }, audited: 'factor.added' };
}

/** Clocks of two machines. */
const toleranceMs = minuteMs;

/** A fresh proof: they went to the provider, and proved who they are there since. */
async function prove(
  { house }: SsoSettings,
  ctx: EntranceCtx,
  { departure, provider, said }: Back,
): Promise<Outcome> {
  const { now } = ctx;
  const { db } = house.gate.database;
  const personId = await stillHere(db, ctx, departure);
  const known = await findIdentity(db, provider.id, said.subject);
  if (known?.personId !== personId) throw new SsoRefusal('other-identity');
  const { authenticatedAt } = said;
  if (!authenticatedAt || authenticatedAt.getTime() < departure.at.getTime() - toleranceMs)
    throw new SsoRefusal('not-fresh');
  // Whoever has a second factor isn't proved by a first one alone.
  const second = provider.trustsSecondFactor && said.secondFactor;
  if (!second && (await hasSecondFactor(db, personId))) throw new SsoRefusal('not-fresh');
  const renewed = await transact(db, async (trx) => {
    await trx.updateTable('sessions').set({ proved_at: now }).where('id', '=', departure.sessionId).execute();
    if (second) await noteProof(trx, personId, departure.sessionId, now);
    await accessChanged(trx);
    return renewSession(trx, ctx.formerSession);
  });
  if (renewed) ctx.setSession(renewed.secret, renewed.expiresAt);
  return { location: departure.next, user: { id: personId }, audited: 'factor.used' };
}

/** Whose session it was begun in, if that still runs in this browser and nothing locks it. */
async function stillHere(
  db: Db,
  { now, formerSession }: EntranceCtx,
  { personId, sessionId }: Departure,
): Promise<string> {
  if (personId === null || sessionId === null || formerSession === null) throw new SsoRefusal('expired');
  const session = await db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.person_id')
    .select('sessions.id')
    .where('sessions.id', '=', sessionId)
    .where('sessions.token_hash', '=', hashSecret(formerSession))
    .where('sessions.person_id', '=', personId)
    .where('sessions.expires_at', '>', now)
    .where('people.state', '=', 'active')
    .executeTakeFirst();
  if (!session) throw new SsoRefusal('expired');
  const locks = await activeLocks(
    db,
    [
      { scope: 'account', subject: personId },
      { scope: 'session', subject: sessionId },
    ],
    now,
  );
  if (locks.some(({ strength }) => strength === 'closed')) throw new SsoRefusal('locked');
  return personId;
}
