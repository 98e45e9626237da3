/** What the gate finds out, as notices to whom it concerns. */
import type { Told } from '#access/gate';
import { notify } from '#access/notices';
import { hourMs, later } from '#platform/clock';
import type { Database, Db } from '#platform/database';
import { placeOf } from '#platform/network';
import { triggerWords } from '#contract/access/lock-words';
import { locales, type Locale } from '#contract/fields';

type Enqueue = (db: Db, job: string, data: object) => Promise<void>;

const lookers = { right: 'locks.manage' } as const;

/** @returns what `createGate` takes */
export function createTell(database: Database, enqueue: Enqueue) {
  return async (told: Told, now: Date, db: Db = database.db): Promise<void> => {
    const ctx = { db, now, enqueue: (job: string, data: object) => enqueue(db, job, data) };
    switch (told.kind) {
      case 'new-device':
      case 'sign-in-challenged': {
        const { kind, device, place, address } = told;
        if (await isToldEnough(db, told.personId, kind, now)) return;
        return notify(ctx, { to: told.personId, kind, params: { device, place, address }, link: '/account' });
      }
      case 'password-changed':
        return notify(ctx, { to: told.personId, kind: 'password-changed', params: { by: null } });
      case 'identity-linked':
        return notify(ctx, {
          to: told.personId,
          kind: 'factor-added',
          params: { factor: 'sso', name: told.provider },
          link: '/account',
        });
      case 'identity-unlinked':
        return notify(ctx, {
          to: told.personId,
          kind: 'factor-removed',
          params: { factor: 'sso', name: told.provider, by: null },
          link: '/account',
        });
      case 'recovery-codes-low': {
        const { kind, personId: to, left } = told;
        return notify(ctx, { to, kind, params: { left }, link: '/account' });
      }
      case 'lane-spent':
        return notify(ctx, {
          to: told.personId,
          kind: 'lock-opened',
          params: { scope: 'account', subject: null, why: said('wrong-passwords', 'owner'), until: null },
          link: '/account',
        });
      case 'session-stolen': {
        const place = placeOf(told.address)?.country ?? null;
        const params = { device: told.device, place };
        const again = told.again === undefined ? {} : { again: told.again };
        await notify(ctx, {
          to: told.personId,
          kind: 'session-stolen',
          params: { ...params, person: null },
          link: '/account',
        });
        const person = await nameOf(db, told.personId);
        return notify(ctx, { to: lookers, kind: 'session-stolen', params: { ...params, ...again, person } });
      }
      case 'spraying':
        return notify(ctx, {
          to: lookers,
          kind: 'under-attack',
          params: { accounts: told.accounts, networks: told.networks },
          link: '/settings/locks',
        });
      case 'network-closed':
        return notify(ctx, {
          to: lookers,
          kind: 'lock-opened',
          params: {
            scope: 'network',
            subject: told.network,
            why: said(told.trigger, 'administrator'),
            until: told.until.toISOString(),
          },
          link: '/settings/locks',
        });
      case 'account-limited': {
        const until = told.until?.toISOString() ?? null;
        const lock = { scope: 'account', until } as const;
        const again = told.again === undefined ? {} : { again: told.again };
        if (told.until) {
          const params = { ...lock, subject: null, why: said(told.trigger, 'owner') };
          await notify(ctx, { to: told.personId, kind: 'lock-opened', params });
        }
        const subject = await nameOf(db, told.personId);
        return notify(ctx, {
          to: lookers,
          kind: 'lock-opened',
          params: { ...lock, ...again, subject, why: said(told.trigger, 'administrator') },
          link: '/settings/locks',
        });
      }
    }
  };
}

/** A trigger's sentence for whoever reads it, in all languages. */
function said(
  trigger: keyof (typeof triggerWords)['en'],
  reader: 'owner' | 'administrator',
): Record<Locale, string> {
  const sentences = locales.map((locale) => [locale, triggerWords[locale][trigger][reader]]);
  return Object.fromEntries(sentences) as Record<Locale, string>;
}

const anHourAtMost = 10;

/** Who knows a password can be asked for a proof without end: its owner has understood by then. */
async function isToldEnough(db: Db, personId: string, kind: string, now: Date): Promise<boolean> {
  const told = await db
    .selectFrom('notices')
    .select('id')
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('at', '>', later(now, -hourMs))
    .limit(anHourAtMost)
    .execute();
  return told.length >= anHourAtMost;
}

async function nameOf(db: Db, personId: string): Promise<string | null> {
  const person = await db.selectFrom('people').select('name').where('id', '=', personId).executeTakeFirst();
  return person?.name ?? null;
}
