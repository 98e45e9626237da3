/** Covers in their order: who comes first, who comes next, who no longer. */
import { z } from 'zod';
import { covers, coversAtMost, type Cover } from '#contract/access/coverage';
import { Day, Id } from '#contract/fields';
import {
  Button,
  CloseIcon,
  FieldDate,
  FieldPerson,
  Form,
  ProblemNotice,
  SidePanel,
  UpIcon,
  useAct,
  useForm,
  useFormat,
  useToast,
  useWords,
} from '#kit';
import { CoverState } from './state.tsx';
import { coverWords } from './words.ts';

const namedOf = (items: readonly Cover[]) => items.map(({ cover, from }) => ({ personId: cover.id, from }));

export function CoverOrder({ items, personId }: { items: readonly Cover[]; personId: string }) {
  const t = useWords(coverWords);
  const { day } = useFormat();
  const set = useAct(covers.set);
  const put = (order: readonly Cover[]) => set.send({ body: { personId, covers: namedOf(order) } });
  if (items.length === 0) return <p className="lk-quiet">{t.nobody}</p>;
  return (
    <>
      {set.problem && <ProblemNotice problem={set.problem} />}
      <ol className="lk-cover-list lk-cover-order">
        {items.map((one, i) => (
          <li key={one.id}>
            <span className="lk-cover-what">
              {one.cover.name} <CoverState state={one.state} />
              {one.from && <span className="lk-quiet">{t.fromDay(day(one.from))}</span>}
            </span>
            <span className="lk-row">
              {i > 0 && (
                <Button
                  kind="text"
                  icon={<UpIcon />}
                  busy={set.busy}
                  aria-label={t.up(one.cover.name)}
                  onClick={() => put(items.with(i, items[i - 1] ?? one).with(i - 1, one))}
                />
              )}
              <Button
                kind="text"
                icon={<CloseIcon />}
                busy={set.busy}
                aria-label={t.remove(one.cover.name)}
                onClick={() => put(items.filter(({ id }) => id !== one.id))}
              />
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

const NewCover = z.strictObject({ personId: Id, from: Day.nullable() });

export function AddCover(props: {
  items: readonly Cover[];
  personId: string;
  open: boolean;
  close: () => void;
}) {
  const t = useWords(coverWords);
  return (
    <SidePanel open={props.open} title={t.add} close={props.close}>
      <AddForm {...props} />
    </SidePanel>
  );
}

function AddForm({ items, personId, close }: Parameters<typeof AddCover>[0]) {
  const t = useWords(coverWords);
  const toast = useToast();
  const set = useAct(covers.set);
  const form = useForm({
    schema: NewCover,
    start: { from: null },
    submit: (one) =>
      set.run({ body: { personId, covers: [...namedOf(items), one].slice(0, coversAtMost + 1) } }),
    done: () => {
      toast(t.saved);
      close();
    },
  });
  return (
    <Form form={form} cancel={close} act={t.add}>
      <FieldPerson bind={form.at('personId')} label={t.person} />
      <FieldDate bind={form.at('from')} label={t.from} hint={t.fromHint} />
    </Form>
  );
}
