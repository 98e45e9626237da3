/** The usual days for a next step, one press each. */
import { type Binding, Button, useFormat, useWords } from '#kit';
import { quickDays } from './due.ts';
import { followUpWords } from './words.ts';

export function QuickDays({ bind }: { bind: Binding<string | null> }) {
  const t = useWords(followUpWords);
  const { today } = useFormat();
  const days = quickDays(today());
  const names = { today: t.today, tomorrow: t.tomorrow, inThree: t.inThree, monday: t.nextMonday };
  return (
    <fieldset className="lk-follow-ups-days" aria-label={t.quickDays}>
      {days.map(({ name, day }) => (
        <Button
          key={name}
          aria-pressed={bind.value === day}
          disabled={bind.disabled}
          onClick={() => bind.set(bind.value === day ? null : day)}
        >
          {names[name]}
        </Button>
      ))}
    </fieldset>
  );
}
