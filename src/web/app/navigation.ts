/** What the navigation shows, in its order. An entry comes with its page. */
import type { LinkProps } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Permission } from '#contract/access/permissions';
import type { Me } from '#contract/access/sign-in';
import {
  BinIcon,
  ContactIcon,
  CoverIcon,
  CustomerIcon,
  FollowUpIcon,
  ImportIcon,
  OpportunityIcon,
  ProductIcon,
  SettingsIcon,
  TodayIcon,
} from '#kit';
import { settingsPages } from '#web/access/shared';
import type { navigationWords } from './words.ts';

export interface NavigationEntry {
  to: NonNullable<LinkProps['to']>;
  word: keyof (typeof navigationWords)['en'];
  icon: ComponentType;
  /** Any one of these rights shows it; none named: everybody sees it. */
  rights?: readonly Permission[];
}

/** The daily work, top of the navigation. */
export const workPages: readonly NavigationEntry[] = [
  {
    to: '/today',
    word: 'today',
    icon: TodayIcon,
    rights: ['followUps.read', 'opportunities.read'],
  },
  { to: '/customers', word: 'customers', icon: CustomerIcon, rights: ['customers.read'] },
  { to: '/contacts', word: 'contacts', icon: ContactIcon, rights: ['contacts.read'] },
  { to: '/follow-ups', word: 'followUps', icon: FollowUpIcon, rights: ['followUps.read'] },
  { to: '/opportunities', word: 'opportunities', icon: OpportunityIcon, rights: ['opportunities.read'] },
  { to: '/products', word: 'products', icon: ProductIcon },
];

/** Looking after the house, below. */
export const housePages: readonly NavigationEntry[] = [
  { to: '/cover', word: 'cover', icon: CoverIcon },
  { to: '/imports', word: 'imports', icon: ImportIcon, rights: ['records.import'] },
  { to: '/bin', word: 'bin', icon: BinIcon },
  {
    to: '/settings',
    word: 'settings',
    icon: SettingsIcon,
    rights: settingsPages.map(({ right }) => right),
  },
];

/** The first page of the settings that somebody may open. */
export const firstSettingsPage = ({ permissions }: Pick<Me, 'permissions'>) =>
  settingsPages.find(({ right }) => permissions[right])?.to ?? '/account';

export const maySee = ({ rights }: NavigationEntry, { permissions }: Pick<Me, 'permissions'>): boolean =>
  !rights || rights.some((right) => permissions[right] !== undefined);

/** Where somebody lands after signing in: the first page they may see. */
export const firstPage = (me: Pick<Me, 'permissions'>): NonNullable<LinkProps['to']> =>
  [...workPages, ...housePages].find((entry) => maySee(entry, me))?.to ?? '/account';
