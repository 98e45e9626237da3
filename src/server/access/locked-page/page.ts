/** The page itself: plain HTML that needs nothing but a browser. */
import { keepsFromWork, waysBackFrom } from '#contract/access/lock-told';
import { lockScopeWords, lockToldWords, releaseWords, strengthWords } from '#contract/access/lock-told-words';
import { triggerWords } from '#contract/access/lock-words';
import { locales, type Locale } from '#contract/fields';
import { formatInstant } from '#contract/format';
import type { LockTold } from '#contract/problem';
import { hourMs, minuteMs, secondMs } from '#platform/clock';
import { html, type Html } from '#platform/html';
import { stylePath } from './paths.ts';
import { lockedPageWords } from './words.ts';

/** Whose page it is. */
export interface Looking {
  name: string;
  lock: LockTold | null;
  timeZone: string;
  now: Date;
}

interface Page {
  locale: Locale;
  /** Null: anybody's page, in which nothing depends on who asks. */
  looking: Looking | null;
  /** It loads itself again, so that the time left is true; off for who reads slowly. */
  reloads: boolean;
  /** The database can't be asked. */
  isAway: boolean;
  mailOn: boolean;
}

/** So often the time left is told anew; when the lock ends sooner, then. */
const reloadMs = minuteMs;

const languages: Record<Locale, string> = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' };

export function lockedPage({ locale, looking, reloads, isAway, mailOn }: Page): string {
  const t = lockedPageWords[locale];
  const lock = looking?.lock ?? null;
  const title = lock ? strengthWords[locale][lock.strength].title : t.general.title;
  const changes = lock !== null || isAway;
  const seconds = Math.ceil(untilNewsMs(looking) / secondMs);
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        ${changes && reloads && html`<meta http-equiv="refresh" content="${seconds}" />`}
        <title>${title} · ${t.product}</title>
        <link rel="stylesheet" href="${stylePath}" />
      </head>
      <body>
        <header>
          <p>${mark}${t.product}</p>
          <nav aria-label="${t.language}">${locales.map((one) => languageLink(one, locale))}</nav>
        </header>
        <main>
          <h1>${title}</h1>
          ${isAway && html`<p class="note">${t.away}</p>`} ${looking && signedIn(looking, locale)}
          ${looking?.lock ? ofLock(looking.lock, looking, locale) : ofAnybody(locale, mailOn)}
        </main>
        <footer>
          ${lock && looking && html`<p>${t.asOf(formatInstant(looking.now.toISOString(), locale, looking.timeZone))}</p>`}
          ${changes && html`<a href="?lang=${locale}${!reloads && '&still'}">${t.reload}</a> <a href="?lang=${locale}${reloads && '&still'}">${reloads ? t.stopReloading : t.goOnReloading}</a>`}
          <a href="/unlock">${t.ask}</a> <a href="/">${t.open}</a>
        </footer>
      </body>
    </html> `.text;
}

const mark = html`<svg aria-hidden="true" width="24" height="24" viewBox="0 0 32 32">
  <rect width="32" height="32" rx="7" fill="#0f766e" />
  <path d="M11 7v18M21 7v18" stroke="#fff" stroke-width="2.5" stroke-linecap="round" opacity=".7" />
  <path d="M6.5 16h19" stroke="#fff" stroke-width="4.5" stroke-linecap="round" />
</svg>`;

const languageLink = (one: Locale, chosen: Locale): Html =>
  one === chosen
    ? html`<b aria-current="true" lang="${one}">${languages[one]}</b> `
    : html`<a href="?lang=${one}" lang="${one}" hreflang="${one}">${languages[one]}</a> `;

/** Names and reasons are what people wrote: whichever way they run, the words around them don't turn. */
function signedIn({ name, lock }: Looking, locale: Locale): Html {
  const t = lockedPageWords[locale];
  const [before, who, after] = t.signedInAs(name);
  return html`<p>${before}<bdi>${who}</bdi>${after} ${lock === null && t.nothingLocked}</p>`;
}

const part = (title: string, content: Html | string): Html =>
  html`<h2>${title}</h2>
    <div>${content}</div> `;

const labelled = (label: string, locale: Locale): string => (locale === 'en' ? `${label}: ` : `${label}：`);

function ofLock(lock: LockTold, { timeZone, now }: Looking, locale: Locale): Html {
  const t = lockedPageWords[locale];
  const told = lockToldWords[locale];
  const trigger = triggerWords[locale][lock.trigger];
  const ways = waysBackFrom(lock).map((way) => html`<li>${releaseWords[locale][way]}</li>`);
  const asked = lock.releases.includes('administrator') || lock.releases.includes('approval');
  return html`${[
    part(t.what, html`<p>${lockScopeWords[locale][lock.scope]} · ${trigger.name}</p>`),
    part(
      t.why,
      html`<p>${trigger.owner}</p>
        ${lock.reason !== '' && html`<p>${labelled(told.reason, locale)}<bdi>${lock.reason}</bdi></p>`}`,
    ),
    part(
      t.when,
      html`<p>${labelled(told.since, locale)}${formatInstant(lock.since, locale, timeZone)}</p>
        <p>
          ${told.until}:
          ${
            lock.until === null
              ? told.noEnd
              : html`${formatInstant(lock.until, locale, timeZone)} ·
                  <span class="left">${left(lock.until, now, locale)}</span>`
          } <small>(${timeZone})</small>
        </p>`,
    ),
    part(t.works, html`<p>${told.works[lock.strength]}</p>`),
    part(
      t.ways,
      html`<ul>
          ${ways}
        </ul>
        <p class="note">${t.needsScript}</p>`,
    ),
    ...(keepsFromWork(lock)
      ? [part(t.covers, html`<p><bdi>${lock.coveredBy ?? told.nobodyCovers}</bdi></p>`)]
      : []),
    ...(asked ? [part(t.whom, html`<p>${t.whomToCall}</p>`)] : []),
  ]}`;
}

function ofAnybody(locale: Locale, mailOn: boolean): Html {
  const t = lockedPageWords[locale];
  const { what, why, when, works, ways, byMail, covers, whom } = t.general;
  const [first, second, ...rest] = ways;
  const shown = [first, second, ...(mailOn ? [byMail] : []), ...rest].filter((way) => way !== undefined);
  return html`<p class="note">${t.needsScript}</p>
    ${[
      part(t.what, html`<p>${what}</p>`),
      part(t.why, html`<p>${why}</p>`),
      part(t.when, html`<p>${when}</p>`),
      part(t.works, html`<p>${works}</p>`),
      part(
        t.ways,
        html`<ul>
          ${shown.map(([way, takes]) => html`<li>${way}<small>${takes}</small></li>`)}
        </ul>`,
      ),
      part(t.covers, html`<p>${covers}</p>`),
      part(t.whom, html`<p>${whom}</p>`),
    ]}`;
}

/** How long until there is something else to read. */
function untilNewsMs(looking: Looking | null): number {
  const until = looking?.lock?.until ?? null;
  const restMs = until === null || !looking ? reloadMs : new Date(until).getTime() - looking.now.getTime();
  return Math.max(secondMs, Math.min(reloadMs, restMs + secondMs));
}

/** Rounded up to whole minutes, in the two largest units: nobody comes back too early. */
function left(until: string, now: Date, locale: Locale): string {
  const t = lockToldWords[locale];
  const restMs = Math.max(0, new Date(until).getTime() - now.getTime());
  const minutes = Math.ceil(restMs / minuteMs);
  const hours = Math.floor((minutes * minuteMs) / hourMs);
  const parts =
    hours >= 24
      ? [t.days(Math.floor(hours / 24)), t.hours(hours % 24)]
      : hours > 0
        ? [t.hours(hours), t.minutes(minutes % 60)]
        : [t.minutes(minutes)];
  return t.left(parts.join(' '));
}
