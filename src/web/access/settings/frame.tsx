import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page, useMe, useWords } from '#kit';
import { settingsPages } from '#web/access/shared';
import { settingsWords } from './words.ts';
import './settings.css';

/** A page of the settings, under the row of all those that one may open. */
export function SettingsPage(props: {
  page: (typeof settingsPages)[number]['word'];
  primary?: ReactNode;
  toolbar?: ReactNode;
  width?: 'full' | 'reading';
  children: ReactNode;
}) {
  const t = useWords(settingsWords);
  const me = useMe();
  return (
    <Page
      title={t.pages[props.page]}
      width={props.width ?? 'full'}
      above={
        <nav className="lk-settings-pages" aria-label={t.title}>
          {settingsPages
            .filter(({ right }) => me?.permissions[right])
            .map(({ to, word }) => (
              <Link key={to} to={to}>
                {t.pages[word]}
              </Link>
            ))}
        </nav>
      }
      primary={props.primary}
      toolbar={props.toolbar}
    >
      {props.children}
    </Page>
  );
}
