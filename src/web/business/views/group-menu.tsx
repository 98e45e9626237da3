import { Button, CheckIcon, GroupIcon, Menu, useNarrow, useWords } from '#kit';
import { viewWords } from './words.ts';

/** By what a list can be grouped, and by what it is. */
export interface GroupBy<G extends string> {
  now: G | undefined;
  fields: readonly { key: G; label: string }[];
  change: (group: G | undefined) => void;
}

/** Groups a list, or puts it together again. */
export function GroupMenu<G extends string>({ groupBy }: { groupBy: GroupBy<G> }) {
  const { now, fields, change } = groupBy;
  const t = useWords(viewWords);
  const narrow = useNarrow();
  const field = fields.find(({ key }) => key === now);
  const label = field ? t.groupedBy(field.label) : t.group;
  const mark = <CheckIcon aria-hidden="true" />;
  return (
    <Menu
      groups={[
        fields.map((one) => ({
          key: one.key,
          label: one.label,
          icon: one.key === now && mark,
          act: () => change(one.key),
        })),
        now ? [{ key: 'none', label: t.notGrouped, act: () => change(undefined) }] : [],
      ]}
    >
      <Button kind="text" icon={<GroupIcon />} aria-label={label} aria-pressed={now !== undefined}>
        {!narrow && label}
      </Button>
    </Menu>
  );
}
