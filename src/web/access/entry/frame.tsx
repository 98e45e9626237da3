import { createContext, type ReactNode, use } from 'react';
import { locales } from '#contract/fields';
import { changeSettings, Mark, useLocale, useTabTitle, useWords } from '#kit';
import { languageNames } from '#web/access/shared';
import { entryWords } from './words.ts';
import './entry.css';

/** Signing in over a page that stays below: no frame of its own. */
export const OverPage = createContext(false);

/** The frame of the pages before signing in: the mark, one narrow column, the language. */
export function EntryFrame(props: { title: string; hint?: ReactNode; children: ReactNode; wide?: boolean }) {
  const t = useWords(entryWords);
  const locale = useLocale();
  const over = use(OverPage);
  useTabTitle(over ? undefined : props.title);
  if (over) {
    return (
      <div className="lk-stack">
        <h1 id="lk-over-title" tabIndex={-1}>
          {props.title}
        </h1>
        {props.hint && <p className="lk-quiet">{props.hint}</p>}
        {props.children}
      </div>
    );
  }
  return (
    <div className="lk-entry">
      <main className={props.wide ? 'lk-entry-column lk-entry-wide' : 'lk-entry-column'}>
        <div className="lk-entry-brand">
          <Mark size={36} />
          <div>
            <div className="lk-entry-name">{t.product}</div>
            <div className="lk-quiet">{t.motto}</div>
          </div>
        </div>
        <div>
          <h1>{props.title}</h1>
          {props.hint && <p className="lk-quiet">{props.hint}</p>}
        </div>
        {props.children}
      </main>
      <footer className="lk-entry-foot" aria-label={t.language}>
        {locales.map((one) => (
          <button
            key={one}
            type="button"
            lang={one}
            aria-pressed={one === locale}
            onClick={() => changeSettings({ locale: one, localeChosen: true })}
          >
            {languageNames[one]}
          </button>
        ))}
      </footer>
    </div>
  );
}
