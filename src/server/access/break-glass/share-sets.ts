/**
 * Sets of guardians' shares: made, checked, known again. Kept are hashes only, of the secret and of each share; 256 random
 * bits each, so that a plain hash is enough. The set before goes on until every share of the new one was checked.
 */
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import { askedWords, type breakGlass, type ShareSet, type ShareSets } from '#contract/access/break-glass';
import { shareToWords, shareWordCount, type Share } from '#contract/access/share-words';
import { notify } from '#access/notices';
import { currentPolicy } from '#access/policies';
import { dayMs, later } from '#platform/clock';
import type { Db } from '#platform/database';
import { invalid, ProblemError } from '#platform/problem';
import { newId } from '#platform/secrets';
import type { BreakCtx } from './breaks.ts';
import { split } from './shamir.ts';

type Asked = z.output<typeof breakGlass.makeShares.body>;
type By = { user: { personId: string; name: string } };

const secretBytes = 32;
const highestSet = 65_535;
/** The first words say the set and are the same on every share. */
const firstAsked = 3;

/** Splits a new secret. What was being made before is dropped; what is in use goes on. */
export async function makeShares(
  { db, now, user }: BreakCtx & By,
  { threshold, holders }: Asked,
): Promise<{ set: ShareSet; words: { number: number; words: string[] }[] }> {
  await demandPeople(db, holders);
  // Two at once: one after the other, and the later one counts.
  await db.selectFrom('organisation').select('id').forUpdate().execute();
  await db
    .updateTable('share_sets')
    .set({ retired_at: now })
    .where('active_at', 'is', null)
    .where('retired_at', 'is', null)
    .execute();
  const last = await db
    .selectFrom('share_sets')
    .select('number')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const set = { id: newId(), number: last ? (last.number % highestSet) + 1 : randomInt(1, highestSet + 1) };
  const secret = randomBytes(secretBytes);
  const values = split(secret, threshold, holders.length);
  await db
    .insertInto('share_sets')
    .values({ ...set, threshold, verifier: verifierOf(secret), made_by: user.personId, made_at: now })
    .execute();
  secret.fill(0);
  const shares = values.map((value, i) => ({ set: set.number, number: i + 1, value }));
  const words = shares.map((share) => ({ number: share.number, words: shareToWords(share) }));
  await db
    .insertInto('guardian_shares')
    .values(
      shares.map((share, i) => {
        const asked = placesToAsk();
        return {
          set_id: set.id,
          number: share.number,
          holder: holders[i]?.name ?? '',
          person_id: holders[i]?.personId ?? null,
          fingerprint: fingerprintOf(share),
          asked,
          asked_hash: askedHash(
            set.id,
            share.number,
            asked.map((place) => words[i]?.words[place - 1] ?? ''),
          ),
        };
      }),
    )
    .execute();
  const { making } = await listSets({ db, now });
  if (!making) throw new Error('The shares just made are gone.');
  return { set: making, words };
}

/** @throws ProblemError `invalid_input` */
async function demandPeople(db: Db, holders: Asked['holders']): Promise<void> {
  const ids = holders.flatMap(({ personId }) => personId ?? []);
  const known = await db
    .selectFrom('people')
    .select('id')
    .where('id', 'in', [...ids, newId()])
    .where('state', '=', 'active')
    .execute();
  // Two shares with one person would be one person who opens alone.
  if (known.length !== ids.length)
    throw invalid('/body/holders', 'unknown', 'Each guardian is another person who works here, or a name.');
}

/** Words of a print are typed back: a share that nobody can read is found out before it is needed. */
export async function checkShare(
  ctx: BreakCtx & By,
  { number, words }: z.output<typeof breakGlass.checkShare.body>,
): Promise<void> {
  const { db } = ctx;
  const share = await db
    .selectFrom('share_sets')
    .innerJoin('guardian_shares', 'guardian_shares.set_id', 'share_sets.id')
    .select(['share_sets.id', 'asked_hash'])
    .where('active_at', 'is', null)
    .where('retired_at', 'is', null)
    .where('guardian_shares.number', '=', number)
    .forUpdate()
    .executeTakeFirst();
  if (!share?.asked_hash)
    throw new ProblemError('wrong_state', 'No share of this number waits to be checked.');
  const typed = words.map((word) => word.trim().toLowerCase());
  if (!timingSafeEqual(askedHash(share.id, number, typed), share.asked_hash))
    throw invalid('/body/words', 'wrong_words', 'These are not the words on the print.');
  await db
    .updateTable('guardian_shares')
    .set({ asked: [], asked_hash: null })
    .where('set_id', '=', share.id)
    .where('number', '=', number)
    .execute();
  const left = await db
    .selectFrom('guardian_shares')
    .select('number')
    .where('set_id', '=', share.id)
    .where('asked_hash', 'is not', null)
    .execute();
  if (left.length === 0) await activate(ctx, share.id);
}

/** From now on these open, and those from before are worthless. */
async function activate(ctx: BreakCtx & By, setId: string): Promise<void> {
  const { db, now, user } = ctx;
  await db
    .updateTable('share_sets')
    .set({ retired_at: now })
    .where('active_at', 'is not', null)
    .where('retired_at', 'is', null)
    .execute();
  const set = await db
    .updateTable('share_sets')
    .set({ active_at: now })
    .where('id', '=', setId)
    .returning(['number', 'threshold'])
    .executeTakeFirstOrThrow();
  const shares = await sharesOf(db, setId);
  const link = '/settings/break-glass';
  const renewed = { by: user.name, set: set.number, needed: set.threshold, total: shares.length };
  await notify(ctx, { to: { right: 'settings.manage' }, kind: 'shares-renewed', params: renewed, link });
  for (const { number, person_id: to } of shares) {
    const params = { by: user.name, set: set.number, number };
    if (to !== null) await notify(ctx, { to, kind: 'share-held', params });
  }
}

const sharesOf = (db: Db, setId: string) =>
  db
    .selectFrom('guardian_shares')
    .leftJoin('people', 'people.id', 'guardian_shares.person_id')
    .select(['number', 'holder', 'person_id', 'people.name', 'asked', 'rehearsed_at'])
    .where('set_id', '=', setId)
    .orderBy('number')
    .execute();

export async function listSets({
  db,
  now,
}: Pick<BreakCtx, 'db' | 'now'>): Promise<z.infer<typeof ShareSets>> {
  const rows = await db
    .selectFrom('share_sets')
    .innerJoin('people', 'people.id', 'share_sets.made_by')
    .select(['share_sets.id', 'number', 'threshold', 'made_by', 'made_at', 'active_at', 'people.name'])
    .where('retired_at', 'is', null)
    .execute();
  const { breakGlass: numbers } = await currentPolicy(db, now);
  const sets = await Promise.all(
    rows.map(async (row): Promise<ShareSet> => {
      const shares = await sharesOf(db, row.id);
      const proved = shares.map(({ rehearsed_at: at }) => (at ?? row.active_at)?.getTime() ?? 0);
      const due = later(new Date(Math.min(...proved)), numbers.rehearsalDays * dayMs);
      return {
        id: row.id,
        number: row.number,
        threshold: row.threshold,
        madeAt: row.made_at.toISOString(),
        madeBy: { id: row.made_by, name: row.name },
        activeAt: row.active_at?.toISOString() ?? null,
        rehearsalDue: row.active_at === null ? null : due.toISOString(),
        shares: shares.map((share) => ({
          number: share.number,
          holder: share.holder,
          person: share.person_id === null ? null : { id: share.person_id, name: share.name ?? '' },
          provedAt: (share.rehearsed_at ?? row.active_at)?.toISOString() ?? null,
          asked: share.asked,
        })),
      };
    }),
  );
  return {
    active: sets.find(({ activeAt }) => activeAt !== null) ?? null,
    making: sets.find(({ activeAt }) => activeAt === null) ?? null,
  };
}

export interface HeldShare {
  setId: string;
  number: number;
  holder: string;
  threshold: number;
  verifier: Buffer;
}

/** The share of the set in use that was typed. Null: there is none; of another set, mistyped, invented, all the same. */
export async function findShare(db: Db, typed: Share): Promise<HeldShare | null> {
  const share = await db
    .selectFrom('share_sets')
    .innerJoin('guardian_shares', 'guardian_shares.set_id', 'share_sets.id')
    .select(['share_sets.id', 'guardian_shares.number', 'holder', 'threshold', 'verifier', 'fingerprint'])
    .where('active_at', 'is not', null)
    .where('retired_at', 'is', null)
    .where('guardian_shares.fingerprint', '=', fingerprintOf(typed))
    .executeTakeFirst();
  if (!share) return null;
  const { id: setId, number, holder, threshold, verifier } = share;
  return { setId, number, holder, threshold, verifier };
}

export const isSecret = (secret: Uint8Array, verifier: Buffer): boolean =>
  timingSafeEqual(verifierOf(secret), verifier);

const verifierOf = (secret: Uint8Array): Buffer =>
  createHash('sha256').update('latchkey guardians’ secret').update(secret).digest();

const fingerprintOf = ({ set, number, value }: Share): Buffer =>
  createHash('sha256').update(`latchkey guardian’s share ${set} ${number} `).update(value).digest();

const askedHash = (setId: string, number: number, words: readonly string[]): Buffer =>
  createHash('sha256')
    .update(`${setId} ${number} ${words.join(' ')}`)
    .digest();

function placesToAsk(): number[] {
  const places = new Set<number>();
  while (places.size < askedWords) places.add(randomInt(firstAsked, shareWordCount + 1));
  return [...places].toSorted((a, b) => a - b);
}
