import { Link } from '@tanstack/react-router';
import { aftercare } from '#contract/access/aftercare';
import { triggerWords } from '#contract/access/lock-words';
import { RootCause, type UnlockCard } from '#contract/access/unlocking';
import { Fact, FactList, Notice, Section, useApi, useFormat, useLocale, useWords, wordFor } from '#kit';
import { Chain } from '#web/access/aftercare';
import { laneWords, rootCauseWords, unlockAnswerWords } from '#web/access/shared';
import { evidenceWords, suggestionWords } from './evidence-words.ts';
import './unlocking.css';

/** What the evidence suggests, and why. */
export function Suggested({ card }: { card: UnlockCard }) {
  const t = useWords(evidenceWords);
  const reasons = useWords(suggestionWords);
  const answers = useWords(unlockAnswerWords);
  const causes = useWords(rootCauseWords);
  const { cause, answer, askFirst, reasons: because } = card.suggestion;
  return (
    <Notice tone={askFirst ? 'challenge' : 'system'} title={t.suggested(answers[answer], causes[cause])}>
      {askFirst && <p>{t.askFirst(card.person.name, card.number)}</p>}
      <ul className="lk-unlock-reasons">
        {because.map((reason) => (
          <li key={reason}>{reasons[reason]}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** What is known, as facts that a person decides by. */
export function EvidenceOf({ card }: { card: UnlockCard }) {
  const t = useWords(evidenceWords);
  const lanes = useWords(laneWords);
  const { ago, number } = useFormat();
  const { evidence } = card;
  const { attack } = evidence;
  const attempts = evidence.attempts.map(
    ({ lane, factor, lastHour, lastDay }) =>
      `${lanes[lane]} · ${wordFor(t.factors, factor)}: ${t.counted(number(lastHour), number(lastDay))}`,
  );
  const attacks = [
    attack.networksAtAccount > 0 && t.networksAtAccount(number(attack.networksAtAccount)),
    attack.refusedAtAccount > 0 && t.refusedAtAccount(number(attack.refusedAtAccount)),
    attack.failuresOfNetwork > 0 && t.failuresOfNetwork(number(attack.failuresOfNetwork)),
    attack.networkClosed && t.networkClosed,
    attack.spraying && t.spraying,
  ].filter((line) => line !== false);
  const habits =
    evidence.unlike.length > 0 ? evidence.unlike.map((part) => t.parts[part]).join(t.and) : t.asUsual;
  return (
    <>
      <Before card={card} />
      <Section title={t.title}>
        <FactList>
          <Fact label={t.device}>{evidence.deviceKnown ? t.deviceKnown : t.deviceUnknown}</Fact>
          <Fact label={t.network}>{evidence.networkFamiliar ? t.networkFamiliar : t.networkStrange}</Fact>
          <Fact label={t.unlike} wide>
            {evidence.signIns < 5 ? t.tooFew(number(evidence.signIns)) : habits}
            {evidence.scoredUnlike && `\n${t.scored}`}
          </Fact>
          <Fact label={t.attempts} wide>
            {attempts.length > 0 ? attempts.join('\n') : t.noAttempts}
          </Fact>
          <Fact label={t.attack} wide>
            {attacks.length > 0 ? attacks.join('\n') : t.noAttack}
          </Fact>
          <Fact label={t.others}>{number(evidence.otherRequests)}</Fact>
          <Fact label={t.lastSignIn}>{ago(evidence.lastSignInAt)}</Fact>
          <Fact label={t.passwordChanged}>{ago(evidence.passwordChangedAt)}</Fact>
          <Earlier card={card} />
        </FactList>
      </Section>
    </>
  );
}

function Earlier({ card }: { card: UnlockCard }) {
  const t = useWords(evidenceWords);
  const causes = useWords(rootCauseWords);
  const locale = useLocale();
  const { instant } = useFormat();
  if (card.evidence.earlier.length === 0)
    return (
      <Fact label={t.earlier} wide>
        {t.noEarlier}
      </Fact>
    );
  return (
    <Fact label={t.earlier} wide>
      {card.evidence.earlier.map((one) => {
        const code = RootCause.safeParse(one.rootCause).data;
        const cause = code && (one.causeSuggested ? t.supposed(causes[code]) : causes[code]);
        return (
          <div key={one.id} className="lk-row">
            <Link to="/settings/locks" search={{ lock: one.id } as never}>
              {instant(one.opensAt)}
            </Link>
            <span>
              {[
                triggerWords[locale][one.trigger].name,
                one.relock && t.relock,
                cause,
                one.remediesLeft > 0 && t.remediesLeft(one.remediesLeft),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </div>
        );
      })}
    </Fact>
  );
}

/** Where it locked for the same cause before: how many times, and what was done each time. */
function Before({ card }: { card: UnlockCard }) {
  const [lock] = card.locks;
  const after = useApi(aftercare.ofLock, lock ? { params: { id: lock.id } } : null).data;
  return lock && after ? <Chain after={after} lockId={lock.id} /> : null;
}
