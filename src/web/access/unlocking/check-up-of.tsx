import type { Check } from '#contract/access/check-up';
import { checkUpWords } from '#contract/access/check-up-words';
import type { CheckUp } from '#contract/access/unlocking';
import { Fact, useLocale, useWords } from '#kit';
import { deskWords } from './words.ts';

/** What the check-up of whoever asked found amiss. It comes from their browser: told, not proved. */
export function CheckUpOf({ checkUp }: { checkUp: CheckUp }) {
  const t = useWords(deskWords);
  const { checks, results } = checkUpWords[useLocale()];
  const amiss = checkUp.filter(({ result }) => result === 'bad' || result === 'poor');
  // A later version of the page may know checks that this one doesn't.
  const nameOf = (check: string) => (Object.hasOwn(checks, check) ? checks[check as Check].name : check);
  return (
    <Fact label={t.checkUp} wide>
      {amiss.length === 0
        ? t.checkUpGood
        : [
            ...amiss.map(({ check, result, value }) =>
              [nameOf(check), results[result], value].filter(Boolean).join(' · '),
            ),
            t.checkUpRest(checkUp.length - amiss.length),
          ].join('\n')}
    </Fact>
  );
}
