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
  const mark = (key: G | undefined) => (
    <CheckIcon aria-hidden="true" className={key === now ? '' : 'lk-views-unmarked'} />
  );
  return (
    <Menu
      groups={[
        fields.map((one) => ({
          key: one.key,
          label: one.label,
          icon: mark(one.key),
          act: () => change(one.key),
        })),
        [{ key: 'none', label: t.notGrouped, icon: mark(undefined), act: () => change(undefined) }],
      ]}
    >
      <Button kind="text" icon={<GroupIcon />} aria-label={label}>
        {(!narrow || field) && label}
      </Button>
    </Menu>
  );
}
