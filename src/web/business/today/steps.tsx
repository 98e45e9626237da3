/** Next steps to be done: one press says done, two put them off. */
import { Link } from '@tanstack/react-router';
import type { FollowUp } from '#contract/business/follow-ups';
import type { Today } from '#contract/business/today';
import { Button, ClockIcon, Menu, useFormat, useWords } from '#kit';
import { NextStep, snoozeDays, type useFollowUpActs } from '#web/business/follow-ups';
import { todayWords } from './words.ts';

export function Steps(props: {
  of: Today['due'];
  acts: ReturnType<typeof useFollowUpActs>;
  /** Say whose they are. */
  whose: boolean;
}) {
  const { items, total } = props.of;
  const t = useWords(todayWords);
  return (
    <>
      <ul className="lk-follow-ups-steps">
        {items.map((followUp) => (
          <li key={followUp.id}>
            <NextStep
              followUp={followUp}
              tick={props.acts.tick}
              end={
                followUp.can.change && (
                  <Snooze followUp={followUp} snooze={(day) => props.acts.snooze(followUp, day)} />
                )
              }
            >
              <Link to="/customers/$id" params={{ id: followUp.customer.id }}>
                {followUp.customer.name}
              </Link>
              {[followUp.contact?.name, props.whose && followUp.owner?.name]
                .filter(Boolean)
                .map((name) => ` · ${name}`)}
            </NextStep>
          </li>
        ))}
      </ul>
      {total > items.length && <Link to="/follow-ups">{t.all(total)}</Link>}
    </>
  );
}

function Snooze({ followUp, snooze }: { followUp: FollowUp; snooze: (day: string) => void }) {
  const t = useWords(todayWords);
  const { today } = useFormat();
  const names = { tomorrow: t.tomorrow, monday: t.nextMonday };
  return (
    <Menu
      groups={[
        snoozeDays(today()).map(({ name, day }) => ({
          key: name,
          label: names[name],
          icon: <ClockIcon />,
          act: () => snooze(day),
        })),
      ]}
    >
      <Button
        kind="text"
        icon={<ClockIcon />}
        aria-label={t.snooze(followUp.nextStep ?? '')}
        title={t.putOff}
      />
    </Menu>
  );
}
