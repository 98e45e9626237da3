import { factors, type Factors } from '#contract/access/factors';
import { Notice, ProblemNotice, Section, Skeleton, useApi, useMe, useWords } from '#kit';
import { factorWords } from './factor-words.ts';
import { MyPasskeys } from './passkeys.tsx';
import { MyRecoveryCodes } from './recovery-codes.tsx';
import { MyTotp } from './totp.tsx';

/** What I can prove with besides my password: an authenticator app, passkeys, recovery codes. */
export function MyFactors() {
  const t = useWords(factorWords);
  const { data, problem, reload } = useApi(factors.mine, {});
  return (
    <Section title={t.title} hint={t.hint} id="factors">
      {problem && <ProblemNotice problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton />}
      {data && (
        <>
          <Asked mine={data} />
          <MyTotp since={data.totp?.since ?? null} />
          <MyPasskeys passkeys={data.passkeys} origin={data.origin} />
          <MyRecoveryCodes
            codes={data.recoveryCodes}
            suggest={data.totp !== null || data.passkeys.length > 0}
          />
        </>
      )}
    </Section>
  );
}

/** Where the policy wants a second factor and there is none. */
function Asked({ mine }: { mine: Factors }) {
  const t = useWords(factorWords);
  const asked = useMe()?.secondFactorAsked;
  if (!asked || mine.totp || mine.passkeys.length > 0) return null;
  return (
    <Notice tone="challenge" title={t.asked}>
      <p>{t.askedHint}</p>
    </Notice>
  );
}
