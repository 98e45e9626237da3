import { Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { triggerWords } from '#contract/access/lock-words';
import { aftercare } from '#contract/access/aftercare';
import { locks, type Lock } from '#contract/access/locks';
import type { Reply } from '#contract/endpoint';
import {
  ClockIcon,
  DoneIcon,
  EditIcon,
  Fact,
  FactList,
  LockIcon,
  PersonIcon,
  ProblemNotice,
  Section,
  SidePanel,
  Skeleton,
  Timeline,
  UnlockIcon,
  useApi,
  useFormat,
  useLocale,
  useRight,
  useWords,
} from '#kit';
import { AfterLock, Chain } from '#web/access/aftercare';
import { DeviceLink, LockEnd, StrengthTag, strengthWords } from '#web/access/shared';
import { Evidence } from './evidence.tsx';
import { Lift } from './lift.tsx';
import { useSubject } from './subject.ts';
import { lockPageWords } from './words.ts';

type Whole = Reply<typeof locks.get>;

/** One lock beside the list: what it says to whom, what was seen, what happened, and lifting it. */
export function LockPanel({ id, close }: { id: string | undefined; close: () => void }) {
  const locale = useLocale();
  const read = useApi(locks.get, id ? { params: { id } } : null);
  const lock = id ? read.data : undefined;
  return (
    <SidePanel
      open={id !== undefined}
      title={lock ? triggerWords[locale][lock.trigger].name : ''}
      close={close}
      width="wide"
    >
      {id && read.problem && <ProblemNotice problem={read.problem} retry={read.reload} />}
      {id && read.loading && <Skeleton lines={8} />}
      {lock && <Content key={lock.id} lock={lock} />}
    </SidePanel>
  );
}

function Content({ lock }: { lock: Whole }) {
  const t = useWords(lockPageWords);
  const strengths = useWords(strengthWords);
  const locale = useLocale();
  const managesPeople = useRight('people.manage');
  const means =
    { network: t.networkMeans, 'api-key': t.keyMeans }[lock.scope as string] ??
    strengths[lock.strength].means;
  const says = triggerWords[locale][lock.trigger];
  // Networks and keys keep nobody out who could do something about it.
  const isOfPerson = lock.person !== null && ['account', 'session', 'device'].includes(lock.scope);
  const read = useApi(aftercare.ofLock, isOfPerson ? { params: { id: lock.id } } : null);
  const after = isOfPerson ? read.data : undefined;
  return (
    <div className="lk-stack">
      <div className="lk-row">
        <StrengthTag lock={lock} />
        {lock.open ? <span>{means}</span> : <LockEnd lock={lock} />}
      </div>
      <Facts lock={lock} />
      {after && !lock.open && <AfterLock lock={lock} after={after} />}
      {after && <Chain after={after} lockId={lock.id} />}
      <Section title={t.says}>
        <FactList>
          <Fact label={t.toAdministrator} wide>
            {says.administrator}
          </Fact>
          <Fact label={t.toOwner} wide>
            {says.owner}
          </Fact>
          <Fact label={t.forRecord} wide>
            {says.auditor}
          </Fact>
        </FactList>
      </Section>
      <Evidence lock={lock} />
      <Section title={t.history}>
        <History lock={lock} />
      </Section>
      {lock.open && isOfPerson && read.loading && <Skeleton lines={4} />}
      {lock.open && (!isOfPerson || after || read.problem) && <Lift lock={lock} after={after} />}
      {lock.person && managesPeople && <DeviceLink personId={lock.person.id} />}
    </div>
  );
}

function Facts({ lock }: { lock: Lock }) {
  const t = useWords(lockPageWords);
  const subject = useSubject();
  const { instant, ago, day } = useFormat();
  return (
    <FactList>
      <Fact label={t.scope}>{subject(lock)}</Fact>
      {lock.person && (
        <Fact label={t.person}>
          <span className="lk-row">
            {lock.person.name}
            <Link to="/settings/locks" search={{ personId: lock.person.id } as never}>
              {t.locksOf}
            </Link>
            <Link to="/settings/locks" search={{ tab: 'sign-ins', personId: lock.person.id } as never}>
              {t.signInsOf}
            </Link>
          </span>
        </Fact>
      )}
      <Fact label={t.openedBy}>{lock.openedBy?.name ?? t.engine}</Fact>
      {lock.reason && <Fact label={t.reason}>{lock.reason}</Fact>}
      <Fact label={t.since}>
        {instant(lock.opensAt)} · {ago(lock.opensAt)}
      </Fact>
      {lock.open && (
        <Fact label={t.until}>
          {lock.endsAt ? `${instant(lock.endsAt)} · ` : ''}
          <LockEnd lock={lock} />
        </Fact>
      )}
      {lock.reviewAt && <Fact label={t.reviewAt}>{day(lock.reviewAt)}</Fact>}
      {lock.endedBy && <Fact label={t.endedBy}>{lock.endedBy.name}</Fact>}
      {lock.remedy && <Fact label={t.remedy}>{lock.remedy}</Fact>}
    </FactList>
  );
}

const eventIcons: Record<Whole['events'][number]['act'], ComponentType> = {
  opened: LockIcon,
  prolonged: ClockIcon,
  proved: PersonIcon,
  lifted: UnlockIcon,
  expired: DoneIcon,
  'cause-named': EditIcon,
};

function History({ lock }: { lock: Whole }) {
  const t = useWords(lockPageWords);
  const { instant } = useFormat();
  return (
    <Timeline
      entries={lock.events.toReversed().map((event) => {
        const Icon = eventIcons[event.act];
        return {
          id: event.id,
          icon: <Icon />,
          title: t.events[event.act],
          meta: [event.person?.name ?? t.engine, instant(event.at)].join(' · '),
        };
      })}
    />
  );
}
