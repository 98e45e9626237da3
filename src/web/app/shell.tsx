/** The frame of the signed-in app: navigation at the left (on a phone at the bottom), the page beside it. */
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { access, type Me } from '#contract/access/sign-in';
import { locales } from '#contract/fields';
import {
  AppProvider,
  Avatar,
  changeSettings,
  CheckIcon,
  KeyboardIcon,
  Mark,
  Menu,
  type MenuEntry,
  MenuIcon,
  PageHelp,
  PersonIcon,
  printPage,
  SidePanel,
  SignOutIcon,
  Skeleton,
  themeChoices,
  useAct,
  useFormat,
  useLive,
  useMe,
  useNarrow,
  useSettings,
  useShortcut,
  useWords,
} from '#kit';
import { Bell } from '#web/access/notices/bell';
import { languageNames, themeWords } from '#web/access/shared';
import { BulkLine } from '#web/business/bulk';
import { AwayBanner } from './away.tsx';
import { Banners } from './banners.tsx';
import { DraftsBanner } from './drafts-banner.tsx';
import { EndedScreen } from './ended-screen.tsx';
import { Finder, FinderButton } from './finder/index.tsx';
import { Help } from './help/index.tsx';
import { useLeave } from './leave.ts';
import { LockScreen } from './lock-screen.tsx';
import { usePagesAhead } from './pages-ahead.ts';
import { usePasswordFirst } from './password-first.tsx';
import { useSessionEnded } from './session.ts';
import { FollowUpKey, ShortcutList } from './shortcuts.tsx';
import { housePages, maySee, type NavigationEntry, workPages } from './navigation.ts';
import { navigationWords, shellWords } from './words.ts';
import './shell.css';

/** How many entries stand in a phone's bottom bar; the others are behind “more”. */
const inBar = 4;

export function Shell() {
  return (
    <AppProvider>
      <Frame />
    </AppProvider>
  );
}

function Frame() {
  const t = useWords(shellWords);
  const me = useMe();
  const narrow = useNarrow();
  const passwordFirst = usePasswordFirst();
  useLive(!useSessionEnded());
  usePagesAhead();
  const [listed, setListed] = useState(false);
  const [finding, setFinding] = useState(false);
  const find = () => setFinding(true);
  if (!me) return null;
  const work = workPages.filter((entry) => maySee(entry, me));
  const house = housePages.filter((entry) => maySee(entry, me));
  return (
    <div className="lk-shell">
      <a className="lk-skip" href="#main">
        {t.skip}
      </a>
      {narrow ? (
        <BottomBar me={me} entries={[...work, ...house]} find={find} />
      ) : (
        <SideBar me={me} work={work} house={house} find={find} listShortcuts={() => setListed(true)} />
      )}
      <main id="main" className="lk-main" tabIndex={-1}>
        <PrintHead organisation={me.organisation.name} />
        <AwayBanner />
        <Banners me={me} />
        <DraftsBanner />
        <PageHelp value={<Help />}>
          <Suspense fallback={<Skeleton lines={6} />}>{passwordFirst ?? <Outlet />}</Suspense>
        </PageHelp>
      </main>
      <Finder open={finding} change={setFinding} />
      <BulkLine />
      <FollowUpKey />
      <ShortcutList open={listed} change={setListed} />
      <LockScreen me={me} />
      <EndedScreen me={me} />
    </div>
  );
}

/** On paper: whose it is, and of which day. Ctrl or ⌘ P prints the page whole. */
function PrintHead({ organisation }: { organisation: string }) {
  const t = useWords(shellWords);
  const { day, today } = useFormat();
  useShortcut('mod+p', t.print, () => void printPage());
  return (
    <div className="lk-print-head" aria-hidden="true">
      <strong>{organisation}</strong>
      <span>{day(today())}</span>
    </div>
  );
}

function Entry({ entry, onClick }: { entry: NavigationEntry; onClick?: () => void }) {
  const words = useWords(navigationWords);
  const Icon = entry.icon;
  return (
    <Link to={entry.to} className="lk-nav-entry" {...(onClick ? { onClick } : {})}>
      <span aria-hidden="true">
        <Icon />
      </span>
      {words[entry.word]}
    </Link>
  );
}

function SideBar(props: {
  me: Me;
  work: NavigationEntry[];
  house: NavigationEntry[];
  find: () => void;
  listShortcuts: () => void;
}) {
  const { me, work, house } = props;
  const t = useWords(shellWords);
  return (
    <nav className="lk-side" aria-label={t.navigation}>
      <div className="lk-side-head">
        <Link to="/" className="lk-brand">
          <Mark size={24} />
          <span className="lk-ellipsis" title={me.organisation.name}>
            {me.organisation.name}
          </span>
        </Link>
        <Bell />
      </div>
      <FinderButton open={props.find} />
      {work.map((entry) => (
        <Entry key={entry.to} entry={entry} />
      ))}
      <div className="lk-side-rest" />
      {house.map((entry) => (
        <Entry key={entry.to} entry={entry} />
      ))}
      <Menu groups={useOwnMenu(props.listShortcuts)}>
        <button type="button" className="lk-user">
          <Avatar name={me.name} size={26} />
          <span className="lk-ellipsis">{me.name}</span>
        </button>
      </Menu>
    </nav>
  );
}

function BottomBar(props: { me: Me; entries: NavigationEntry[]; find: () => void }) {
  const { me, entries } = props;
  const t = useWords(shellWords);
  const [open, setOpen] = useState(false);
  const groups = useOwnMenu();
  const shown = entries.length > inBar ? entries.slice(0, inBar - 1) : entries;
  const others = entries.slice(shown.length);
  return (
    <nav className="lk-bottom" aria-label={t.navigation}>
      {shown.map((entry) => (
        <Entry key={entry.to} entry={entry} />
      ))}
      <FinderButton open={props.find} inBar />
      <Bell inBar />
      <button type="button" className="lk-nav-entry" onClick={() => setOpen(true)}>
        <span aria-hidden="true">
          <MenuIcon />
        </span>
        {t.more}
      </button>
      <SidePanel open={open} title={me.organisation.name} close={() => setOpen(false)}>
        <div className="lk-more">
          {others.map((entry) => (
            <Entry key={entry.to} entry={entry} onClick={() => setOpen(false)} />
          ))}
          <h2 className="lk-more-name">
            <Avatar name={me.name} size={26} /> {me.name}
          </h2>
          {groups.map((group) => (
            <div key={group[0]?.key} className="lk-more-group">
              {group.map(({ key, label, icon, act }) => (
                <button
                  key={key}
                  type="button"
                  className="lk-nav-entry"
                  onClick={() => {
                    setOpen(false);
                    act();
                  }}
                >
                  <span aria-hidden="true">{icon}</span>
                  {label}
                </button>
              ))}
            </div>
          ))}
        </div>
      </SidePanel>
    </nav>
  );
}

/**
 * One's own corner: account, language, light or dark, out.
 * @param listShortcuts shows the shortcuts; left out where there is no keyboard
 */
function useOwnMenu(listShortcuts?: () => void): MenuEntry[][] {
  const t = useWords(shellWords);
  const themes = useWords(themeWords);
  const { locale, theme } = useSettings();
  const navigate = useNavigate();
  const changeMe = useAct(access.changeMe);
  const tick = (on: boolean) => (on ? <CheckIcon /> : <span className="lk-no-tick" />);
  const { leave } = useLeave();
  return [
    [
      {
        key: 'account',
        label: t.account,
        icon: <PersonIcon />,
        act: () => void navigate({ to: '/account' }),
      },
      ...(listShortcuts
        ? [{ key: 'keys', label: t.shortcuts, icon: <KeyboardIcon />, act: listShortcuts }]
        : []),
    ],
    locales.map((one) => ({
      key: one,
      label: <span lang={one}>{languageNames[one]}</span>,
      icon: tick(one === locale),
      act: () => {
        changeSettings({ locale: one });
        changeMe.send({ body: { locale: one } });
      },
    })),
    themeChoices.map((one) => ({
      key: one,
      label: themes[one],
      icon: tick(one === theme),
      act: () => changeSettings({ theme: one }),
    })),
    [{ key: 'out', label: t.signOut, icon: <SignOutIcon />, act: leave }],
  ];
}
