import { Link } from '@tanstack/react-router';
import { triggerWords } from '#contract/access/lock-words';
import { aftercare, type OwnAftercare } from '#contract/access/aftercare';
import type { RemedyKind } from '#contract/access/remedies';
import { ClockIcon, DoneIcon, Notice, Section, useApi, useFormat, useLocale, useWords } from '#kit';
import { type OwnPoint, usePointFound, usePointHow, usePointName } from './point.tsx';
import { aftercareWords } from './words.ts';
import './aftercare.css';

/** Where each is done. What is only waited for, or done by somebody else, leads nowhere. */
const places: Partial<Record<RemedyKind, { to: string; hash?: string; search?: Record<string, unknown> }>> = {
  'password-changed': { to: '/account', hash: 'password' },
  'passkey-enrolled': { to: '/account', hash: 'factors' },
  'second-factor': { to: '/account', hash: 'factors' },
  'recovery-codes': { to: '/account', hash: 'factors' },
  'recovery-contact': { to: '/account', hash: 'recovery-contacts' },
  'sessions-ended': { to: '/account', hash: 'devices' },
  'duplicates-settled': { to: '/customers', search: { sort: 'name' } },
};

/** On my account: what is left to do after a lock, where, and until when. Nothing while I'm not on probation. */
export function MyAftercare() {
  const t = useWords(aftercareWords);
  const locale = useLocale();
  const { instant } = useFormat();
  const { data } = useApi(aftercare.mine, {});
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={t.mineTitle} hint={t.mineHint} id="aftercare">
      {data.items.map((care) => (
        <div key={care.id} className="lk-stack">
          <p>
            {care.left > 0
              ? t.mineUntil(
                  triggerWords[locale][care.trigger].name,
                  instant(care.beganAt),
                  instant(care.until),
                )
              : t.mineQuiet(
                  triggerWords[locale][care.trigger].name,
                  instant(care.beganAt),
                  instant(care.until),
                )}
            {care.overdue && ` ${t.mineOverdue}`}
          </p>
          <ul className="lk-points">
            {care.remedies.map((point) => (
              <Own key={point.id} point={point} />
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

function Own({ point }: { point: OwnPoint }) {
  const t = useWords(aftercareWords);
  const nameOf = usePointName();
  const howOf = usePointHow();
  const foundOf = usePointFound();
  const Icon = point.done ? DoneIcon : ClockIcon;
  const place = places[point.kind];
  const byOthers = !point.verifies && !point.done;
  const said = [foundOf(point), byOthers && t.othersTick].filter(Boolean).join(' · ');
  return (
    <li className="lk-point">
      <span>
        <span aria-hidden="true">
          <Icon />
        </span>
        <span className="lk-hidden">{point.done ? t.isDone : t.isLeft}</span>
      </span>
      <div className="lk-point-body">
        <strong>{nameOf(point)}</strong>
        {!point.done && <div>{howOf(point.kind)}</div>}
        {said && <div className="lk-quiet">{said}</div>}
      </div>
      {!point.done && place && (
        <Link {...(place as object)} to={place.to as never} aria-label={t.goFor(nameOf(point))}>
          {t.go}
        </Link>
      )}
    </li>
  );
}

/** What administrators do is none of one's own. */
const ownLeft = ({ remedies }: OwnAftercare): number =>
  remedies.filter(({ kind, done }) => !done && kind !== 'explained').length;

/** On the first page: that something is left to do, and where it stands. */
export function AftercareLine() {
  const t = useWords(aftercareWords);
  const { instant } = useFormat();
  const { data } = useApi(aftercare.mine, {});
  const open = data?.items.filter((care) => ownLeft(care) > 0) ?? [];
  const [soonest] = open.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
  if (!soonest) return null;
  const left = open.reduce((sum, care) => sum + ownLeft(care), 0);
  return (
    <Notice
      tone="challenge"
      title={t.lineTitle(left)}
      action={
        <Link to="/account" hash="aftercare" className="lk-button lk-button-plain">
          {t.lineAct}
        </Link>
      }
    >
      <p>{soonest.overdue ? t.mineOverdue : t.lineHint(instant(soonest.dueAt))}</p>
    </Notice>
  );
}
