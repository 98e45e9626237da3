import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page, ProblemNotice, useMe, useWords } from '#kit';
import { settingsPages } from '#web/access/shared';
import { settingsWords } from './words.ts';
import './settings.css';

/** On a phone the row is longer than the window. */
const showWhereOneIs = (row: HTMLElement | null) => {
  row?.querySelector('.active')?.scrollIntoView({ inline: 'center', block: 'nearest' });
};

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
  const mayOpen = settingsPages.some(({ word, right }) => word === props.page && me?.permissions[right]);
  return (
    <Page
      title={t.pages[props.page]}
      width={props.width ?? 'full'}
      above={
        <nav ref={showWhereOneIs} className="lk-settings-pages" aria-label={t.title}>
          {settingsPages
            .filter(({ right }) => me?.permissions[right])
            .map(({ to, word }) => (
              <Link key={to} to={to}>
                {t.pages[word]}
              </Link>
            ))}
        </nav>
      }
      primary={mayOpen && props.primary}
      toolbar={mayOpen && props.toolbar}
    >
      {me && !mayOpen ? <ProblemNotice problem={{ code: 'forbidden', status: 403 }} /> : props.children}
    </Page>
  );
}
