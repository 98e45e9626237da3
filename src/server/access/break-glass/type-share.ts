/** A share is typed: through the gate, for itself or towards opening. What isn't right tells nothing about why. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { breakGlass } from '#contract/access/break-glass';
import { readShare, wordsIn, type Share } from '#contract/access/share-words';
import { holdersOfAdministration } from '#access/administrators';
import { audit } from '#access/audit';
import { enter, type Client, type Gate } from '#access/gate';
import { takeOf } from '#access/lanes';
import { currentPolicy } from '#access/policies';
import { hourMs } from '#platform/clock';
import { transact } from '#platform/database';
import { invalid, ProblemError } from '#platform/problem';
import { makeWay } from './session.ts';
import { findShare, type HeldShare } from './share-sets.ts';
import type { TypedShares } from './typed-shares.ts';

type Given = z.output<typeof breakGlass.typeShare.body>;
type Told = z.output<typeof breakGlass.typeShare.reply>;

/** Whom attempts are counted for: shares belong to nobody's account. */
const account = { key: createHash('sha256').update('guardians').digest().subarray(0, 16), personId: null };
/** Nobody guesses 256 bits: this only bounds the work that one network can make. */
const perNetwork = { most: 200, windowMs: hourMs };

/** @throws ProblemError `invalid_input` for words that are no share at all; `wrong_proof`, whatever else it is */
export async function typeShare(
  { gate, typedShares }: { gate: Gate; typedShares: TypedShares },
  given: Given & { client: Client },
  now: Date,
): Promise<Told> {
  const { db } = gate.database;
  const { client } = given;
  if ((await takeOf(db, client.network, 'shares', perNetwork, now)) === null)
    throw new ProblemError('too_many_attempts', undefined, { headers: { 'retry-after': '3600' } });
  const read = readShare(wordsIn(given.words));
  // Whether words are a share at all is to be seen on them: that says nothing about ours.
  if (!('share' in read)) throw invalid('/body/words', read.fault, 'These words are no share: check them.');
  const passage = await enter(
    gate,
    {
      entrance: 'guardian-share',
      account,
      factor: 'share',
      client: { ...client, deviceId: null },
      policy: await currentPolicy(db, now),
      now,
      work: given.work,
    },
    () => findShare(db, read.share),
  );
  if (passage.proof === null) throw new ProblemError('wrong_proof');
  const share = passage.proof;
  return given.to === 'rehearse'
    ? rehearse(gate, share, client, now)
    : open({ gate, typedShares }, share, read.share, client, now);
}

async function rehearse({ database }: Gate, share: HeldShare, client: Client, now: Date): Promise<Told> {
  await transact(database.db, async (db) => {
    await db
      .updateTable('guardian_shares')
      .set({ rehearsed_at: now })
      .where('set_id', '=', share.setId)
      .where('number', '=', share.number)
      .execute();
    const detail = { name: share.holder, number: share.number };
    await audit(
      { db, user: null, now, client },
      { action: 'shares.rehearsed', object: 'breakGlass', detail },
    );
  });
  const { number, threshold: needed } = share;
  return { rehearsed: true, number, typed: 0, needed, until: null, way: null };
}

async function open(
  { gate, typedShares }: { gate: Gate; typedShares: TypedShares },
  share: HeldShare,
  { value }: Share,
  client: Client,
  now: Date,
): Promise<Told> {
  const { number, threshold: needed, holder } = share;
  const { typed, until, isWhole } = typedShares.add(share, value, now);
  return transact(gate.database.db, async (db) => {
    const detail = { name: holder, number, typed, needed };
    await audit({ db, user: null, now, client }, { action: 'shares.typed', object: 'breakGlass', detail });
    const told = { rehearsed: false, number, typed, needed, until: until?.toISOString() ?? null };
    if (!isWhole) return { ...told, way: null };
    const way = await makeWay({ db, now }, 'guardians', null);
    const administrators = await holdersOfAdministration(db);
    return { ...told, way: { token: way.token, expiresAt: way.until.toISOString(), administrators } };
  });
}
