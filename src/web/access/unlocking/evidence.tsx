import { triggerWords } from '#contract/access/lock-words';
import { RootCause, type UnlockCard } from '#contract/access/unlocking';
import { Fact, FactList, Notice, Section, useFormat, useLocale, useWords, wordFor } from '#kit';
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
  );
}

function Earlier({ card }: { card: UnlockCard }) {
  const t = useWords(evidenceWords);
  const causes = useWords(rootCauseWords);
  const locale = useLocale();
  const { instant } = useFormat();
  const lines = card.evidence.earlier.map(({ trigger, opensAt, rootCause, relock }) => {
    const code = RootCause.safeParse(rootCause).data;
    const cause = code ? causes[code] : rootCause;
    return [instant(opensAt), triggerWords[locale][trigger].name, relock && t.relock, cause]
      .filter(Boolean)
      .join(' · ');
  });
  return (
    <Fact label={t.earlier} wide>
      {lines.length > 0 ? lines.join('\n') : t.noEarlier}
    </Fact>
  );
}
