import { createContext, type ReactNode, useContext } from 'react';
import { useTabTitle } from './tab-title.ts';
import './page.css';

/** What stands beside every page's title: the app's way to help. */
export const PageHelp = createContext<ReactNode>(null);

/**
 * A page: title, at most one primary act, a bar for filters, and the content.
 * @param above what stands over the title, e.g. the way back
 * @param actions other acts, before the primary one
 */
export function Page(props: {
  title: ReactNode;
  /** The title in words, for the browser's tab, where `title` is more than a text. */
  tab?: string;
  above?: ReactNode;
  subtitle?: ReactNode;
  primary?: ReactNode;
  actions?: ReactNode;
  toolbar?: ReactNode;
  /** `reading`: a narrower column for forms and text. */
  width?: 'full' | 'reading';
  children: ReactNode;
}) {
  const help = useContext(PageHelp);
  useTabTitle(props.tab ?? (typeof props.title === 'string' ? props.title : undefined));
  return (
    <div className={`lk-page lk-page-${props.width ?? 'full'}`}>
      {props.above}
      <header className="lk-page-head">
        <div className="lk-page-title">
          <div className="lk-page-name">
            <h1>{props.title}</h1>
            {help}
          </div>
          {props.subtitle && <div className="lk-quiet">{props.subtitle}</div>}
        </div>
        <div className="lk-row">
          {props.actions}
          {props.primary}
        </div>
      </header>
      {props.toolbar && <div className="lk-row lk-page-toolbar">{props.toolbar}</div>}
      {props.children}
    </div>
  );
}

/** A part of a page under its own heading. @param id what links elsewhere lead to it by */
export function Section(props: {
  title: string;
  action?: ReactNode;
  hint?: ReactNode;
  id?: string;
  children: ReactNode;
}) {
  return (
    <section className="lk-section" id={props.id} aria-label={props.title}>
      <header className="lk-section-head">
        <h2>{props.title}</h2>
        {props.action}
      </header>
      {props.hint && <p className="lk-quiet lk-section-hint">{props.hint}</p>}
      {props.children}
    </section>
  );
}
