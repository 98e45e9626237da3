import type { ReactNode } from 'react';
import {
  Button,
  type Column,
  DataTable,
  DoneIcon,
  type List,
  ProblemNotice,
  Section,
  type SeenProblem,
  StatusTag,
  useConfirm,
  useFormat,
  useWords,
} from '#kit';
import { useDeviceName, useWhere } from '#web/access/shared';
import { accountWords } from './words.ts';

interface Place {
  id: string;
  current: boolean;
  browser: string | null;
  system: string | null;
  country: string | null;
  address: string | null;
  lastSeenAt: string;
}

/** An end to one of them or to several: what the button says, what is asked first, what then happens. */
interface Ending {
  act: string;
  title: string;
  hint: string;
  send: () => void;
}

/** Where I am at home: devices, sessions. Each but the one just used can be ended, and all others at once. */
export function Places<P extends Place>(props: {
  id?: string;
  title: string;
  hint: string;
  list: List<P>;
  columns: Column<P>[];
  /** What else a row on a phone says. */
  more?: (place: P) => string;
  empty: { title: string; hint?: string };
  end: (place: P) => Ending;
  endOthers: Ending;
  problem: SeenProblem | undefined;
  children?: ReactNode;
}) {
  const { list, columns, title, end, endOthers } = props;
  const { thisDevice } = useWords(accountWords);
  const { ago } = useFormat();
  const confirm = useConfirm();
  const name = useDeviceName();
  const where = useWhere();
  const ask = async ({ title: question, hint, act, send }: Ending) => {
    if (await confirm({ title: question, content: hint, act })) send();
  };
  const act = (place: P) => {
    if (place.current)
      return (
        <StatusTag tone="open" icon={<DoneIcon />}>
          {thisDevice}
        </StatusTag>
      );
    const ending = end(place);
    return (
      <Button kind="text" aria-label={`${ending.act} ${name(place)}`} onClick={() => void ask(ending)}>
        {ending.act}
      </Button>
    );
  };
  return (
    <Section
      {...(props.id !== undefined && { id: props.id })}
      title={title}
      hint={props.hint}
      action={
        list.items.length > 1 && (
          <Button kind="text" onClick={() => void ask(endOthers)}>
            {endOthers.act}
          </Button>
        )
      }
    >
      {props.children}
      {props.problem && <ProblemNotice problem={props.problem} />}
      <DataTable
        label={title}
        list={list}
        columns={[...columns, { key: 'act', title: '', cell: act, align: 'end' }]}
        rowKey={({ id }) => id}
        phone={(place) => ({
          title: name(place),
          meta: [ago(place.lastSeenAt), where(place), props.more?.(place)].filter(Boolean).join(' · '),
          end: act(place),
        })}
        empty={props.empty}
      />
    </Section>
  );
}
