import { useEffect, useState } from 'react';
import {
  type PasswordAdvice,
  type PasswordJudgement,
  type PasswordRules,
  passwords,
} from '#contract/access/passwords';
import {
  AttentionIcon,
  type Binding,
  call,
  DoneIcon,
  FieldPassword,
  fieldSentence,
  useApi,
  useLocale,
  useWords,
} from '#kit';
import { passwordWords } from './password-words.ts';
import './password-meter.css';

interface Known {
  /** What an attacker would know, as far as this page does: names, company. */
  about?: readonly (string | null | undefined)[];
  email?: string | null | undefined;
  /** Somebody signed in: the server knows them. With the present password as typed, near copies are seen too. */
  mine?: { current: string } | undefined;
}

/** A field for a new password: the rule, and in words how good what is typed is. */
export function FieldNewPassword(
  props: Known & { bind: Binding<string>; label: string; autoFocus?: boolean; wide?: boolean },
) {
  const { bind, label, autoFocus = false, wide = false, ...known } = props;
  const t = useWords(passwordWords);
  const rules = useApi(passwords.rules, {}).data;
  return (
    <>
      <FieldPassword
        bind={bind}
        label={label}
        hint={rules && ruleSentence(rules, t)}
        autoComplete="new-password"
        autoFocus={autoFocus}
        wide={wide}
      />
      <PasswordMeter password={bind.value ?? ''} {...known} />
    </>
  );
}

type Words = ReturnType<typeof useWords<(typeof passwordWords)['en']>>;

function ruleSentence(rules: PasswordRules, t: Words): string {
  const asked = (['letters', 'digits', 'specials'] as const).filter((kind) => rules.classes[kind]);
  const rule = t.rule(rules.minimumLength, rules.minimumLengthWithSecondFactor);
  return asked.length === 0
    ? rule
    : `${rule} ${t.ruleClasses}${asked.map((kind) => t.kinds[kind]).join(t.and)}`;
}

/** Says in words how good a password is, a moment after the typing stops; nothing while there is nothing to say. */
export function PasswordMeter({ password, ...known }: Known & { password: string }) {
  const judgement = useJudgement(password, known);
  return (
    <div className="lk-form-wide" aria-live="polite">
      {judgement && password !== '' && <Verdict judgement={judgement} />}
    </div>
  );
}

const typingPauseMs = 400;

/** Asks the server. Where it can't be asked, nothing is said: what is sent is judged there anyway. */
function useJudgement(password: string, { about = [], email, mine }: Known): PasswordJudgement | undefined {
  const [judgement, setJudgement] = useState<PasswordJudgement>();
  const told = about.filter((text) => text !== null && text !== undefined && text.trim() !== '').join('\n');
  // Plain texts: the objects around them are new at each turn, and asking anew hangs on what is in them.
  const isMine = mine !== undefined;
  const current = mine?.current;
  useEffect(() => {
    if (password === '') return;
    const asking = new AbortController();
    const ask = () =>
      isMine
        ? call(passwords.judgeMine, { body: { password, ...(current && { current }) } }, asking.signal)
        : call(
            passwords.judge,
            {
              body: {
                password,
                about: told === '' ? [] : told.split('\n').slice(0, 20),
                ...(email && { email }),
              },
            },
            asking.signal,
          );
    const timer = setTimeout(() => void ask().then(setJudgement, () => {}), typingPauseMs);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [password, told, email, isMine, current]);
  return judgement;
}

const strongLog10 = 12;
const nearlyLog10 = 6;
const bars = { none: 1, nearly: 2, good: 3, strong: 4 } as const;

function Verdict({ judgement }: { judgement: PasswordJudgement }) {
  const t = useWords(passwordWords);
  const locale = useLocale();
  const { acceptable, guessesLog10, faults, advice, timeToGuess } = judgement;
  const level = acceptable
    ? guessesLog10 >= strongLog10
      ? 'strong'
      : 'good'
    : guessesLog10 >= nearlyLog10
      ? 'nearly'
      : 'none';
  const guessable = faults.some(({ code }) => /^(too_(common|guessable)|about_you)$/.test(code));
  const sentences = faults.map(({ code, limit }) =>
    fieldSentence(
      limit === undefined
        ? { code, detail: '' }
        : { code: code === 'too_long' ? 'too_big' : 'too_small', detail: '', limit, of: 'text' },
      locale,
    ),
  );
  return (
    <div className={`lk-meter lk-tone-${acceptable ? 'open' : 'challenge'}`}>
      <div className="lk-meter-head">
        <span className="lk-meter-bar" aria-hidden="true">
          {[1, 2, 3, 4].map((bar) => (
            <span key={bar} className={bar <= bars[level] ? 'lk-meter-full' : ''} />
          ))}
        </span>
        <span className="lk-meter-word">
          {acceptable ? <DoneIcon aria-hidden /> : <AttentionIcon aria-hidden />}
          {t.levels[level]}
        </span>
        {(acceptable || guessable) && (
          <span className="lk-quiet">
            {acceptable ? t.stolen(t.times[timeToGuess.stolen]) : t.online(t.times[timeToGuess.online])}
          </span>
        )}
      </div>
      {(sentences.length > 0 || advice.length > 0) && (
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {advice.map((code: PasswordAdvice) => (
            <li key={code} className="lk-quiet">
              {t.advice[code]}
            </li>
          ))}
        </ul>
      )}
      {!judgement.thorough && <p className="lk-quiet">{t.rough}</p>}
    </div>
  );
}
