import type { FollowUp } from '#contract/business/follow-ups';
import { BinIcon, Button, CheckIcon, EditIcon, HistoryIcon, Menu, MoreIcon, useWords } from '#kit';
import { followUpWords } from './words.ts';

/** What can be done with a follow-up, as far as this person may. */
export function FollowUpMenu(props: {
  followUp: FollowUp;
  edit: () => void;
  tick: (done: boolean) => void;
  remove: () => void;
  history: () => void;
}) {
  const { can, nextStep, nextStepDoneAt } = props.followUp;
  const t = useWords(followUpWords);
  const done = nextStepDoneAt !== null;
  const tick = {
    key: 'tick',
    label: done ? t.reopen : t.complete,
    icon: <CheckIcon />,
    act: () => props.tick(!done),
  };
  return (
    <Menu
      groups={[
        can.change
          ? [
              { key: 'edit', label: t.edit, icon: <EditIcon />, act: props.edit },
              ...(nextStep === null ? [] : [tick]),
            ]
          : [],
        [{ key: 'history', label: t.history, icon: <HistoryIcon />, act: props.history }],
        can.delete
          ? [{ key: 'delete', label: t.delete, icon: <BinIcon />, danger: true, act: props.remove }]
          : [],
      ]}
    >
      <Button kind="text" icon={<MoreIcon />} aria-label={t.more} />
    </Menu>
  );
}
