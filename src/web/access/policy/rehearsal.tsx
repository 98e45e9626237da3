import type { ReactNode } from 'react';
import type { Attacker, Rehearsal, Who } from '#contract/access/rehearsal';
import { ProblemNotice, Section, Skeleton, useFormat, useWords } from '#kit';
import type { Rehearsed } from './use-rehearsal.ts';
import { Names } from './names.tsx';
import { rehearsalWords } from './rehearsal-words.ts';

/** What the policy on the desk would do. */
export function RehearsalPanel({ rehearsal }: { rehearsal: Rehearsed }) {
  const t = useWords(rehearsalWords);
  const { data, problem, busy } = rehearsal;
  const ofField = problem?.code === 'invalid_input';
  return (
    <Section title={t.rehearsal} action={busy && <span className="lk-quiet">{t.rehearsing}</span>}>
      {problem && !ofField && <ProblemNotice problem={problem} />}
      {!data && !problem && <Skeleton lines={8} />}
      {data && (
        <div aria-busy={busy} className={busy ? 'lk-policy-old' : undefined}>
          <Summary data={data} />
          <ToAttacker attacker={data.attacker} />
        </div>
      )}
    </Section>
  );
}

/** Whom it would reach, and how. */
export function StaffPanel({ rehearsal: { data, busy } }: { rehearsal: Rehearsed }) {
  const t = useWords(rehearsalWords);
  if (!data) return null;
  return (
    <Section title={t.toStaff}>
      <div className={busy ? 'lk-policy-old' : undefined}>
        <ToStaff data={data} />
      </div>
    </Section>
  );
}

function Summary({ data }: { data: Rehearsal }) {
  const t = useWords(rehearsalWords);
  const { instant } = useFormat();
  const { replay } = data;
  if (!replay) return <p className="lk-quiet">{t.nothingYet}</p>;
  return (
    <p className="lk-policy-summary" aria-live="polite">
      <span className="lk-quiet">{t.summary(data.days, replay.signIns, replay.people)}</span>
      <strong>
        {t.effect(replay.challenged.who.count, replay.refused.who.count, data.attacker.unknown.perDay)}
      </strong>
      <span className="lk-quiet">{t.since(instant(replay.since))}</span>
    </p>
  );
}

function ToAttacker({ attacker }: { attacker: Attacker }) {
  const t = useWords(rehearsalWords);
  const { number } = useFormat();
  const years = (n: number) => number(n < 10 ? Math.round(n * 10) / 10 : Math.round(n));
  return (
    <>
      <table className="lk-policy-guesses">
        <thead>
          <tr>
            <th scope="col">{t.toAttacker}</th>
            <th scope="col">{t.perHour}</th>
            <th scope="col">{t.perDay}</th>
          </tr>
        </thead>
        <tbody>
          {(['unknown', 'familiar', 'trusted', 'codes'] as const).map((way) => (
            <tr key={way}>
              <th scope="row">{t.ways[way]}</th>
              <td>{number(attacker[way].perHour)}</td>
              <td>{number(attacker[way].perDay)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="lk-policy-notes lk-quiet">
        <li>{t.years(years(attacker.years))}</li>
        {attacker.years !== attacker.yearsWithSecondFactor && (
          <li>{t.yearsWithSecondFactor(years(attacker.yearsWithSecondFactor))}</li>
        )}
        <li>{t.inARow(attacker.unknown.inARow)}</li>
        <li>{t.yearsForCode(years(attacker.yearsForCode))}</li>
      </ul>
    </>
  );
}

function ToStaff({ data }: { data: Rehearsal }) {
  const t = useWords(rehearsalWords);
  const { replay, secondFactor, newPassword, dormant, spent, keys, unsafe } = data;
  const people = (who: Who) => (who.count === 0 ? t.nobody : t.people(who.count));
  return (
    <dl className="lk-policy-staff">
      {replay && (
        <>
          <Line
            label={t.challenged}
            who={replay.challenged.who}
            text={t.signInsOf(
              replay.challenged.signIns,
              replay.challenged.who.count,
              replay.inForce.challenged,
            )}
          />
          <Line
            label={t.refused}
            who={replay.refused.who}
            text={t.signInsOf(replay.refused.signIns, replay.refused.who.count, replay.inForce.refused)}
          />
          <Line label={t.stranded} who={replay.stranded} text={people(replay.stranded)}>
            {replay.stranded.count > 0 && <p className="lk-quiet lk-hint">{t.strandedHint}</p>}
          </Line>
        </>
      )}
      <Line label={t.secondFactor} who={secondFactor.asked} text={people(secondFactor.asked)} />
      <Line label={t.newPassword} who={newPassword.asked} text={people(newPassword.asked)}>
        {newPassword.unknown > 0 && <p className="lk-quiet lk-hint">{t.unknown(newPassword.unknown)}</p>}
      </Line>
      <Line label={t.dormant} who={dormant} text={people(dormant)} />
      <Line label={t.spent} who={spent} text={people(spent)} />
      <Line
        label={t.unsafe}
        who={unsafe?.who ?? nobody}
        text={
          unsafe === null
            ? t.unsafeUnknown
            : unsafe.sessions === 0
              ? t.nobody
              : `${t.people(unsafe.who.count)} · ${t.sessions(unsafe.sessions)}`
        }
      />
      <KeyLine label={t.keysMade} keys={keys.made} />
      <KeyLine label={t.keysWaiting} keys={keys.waiting} />
    </dl>
  );
}

const nobody: Who = { count: 0, people: [], you: false };

function Line(props: { label: string; who: Who; text: string; children?: ReactNode }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>
        <Names who={props.who} text={props.text} />
        {props.children}
      </dd>
    </div>
  );
}

function KeyLine({ label, keys }: { label: string; keys: Rehearsal['keys']['made'] }) {
  const t = useWords(rehearsalWords);
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {keys.count === 0 ? (
          t.nobody
        ) : (
          <details>
            <summary>{t.keys(keys.count)}</summary>
            <p className="lk-quiet">
              {keys.keys.map(({ name, person }) => `${name}（${person.name}）`).join('、')}
            </p>
          </details>
        )}
      </dd>
    </div>
  );
}
