import { breakGlass, type GlassBreak } from '#contract/access/break-glass';
import {
  call,
  EmptyState,
  FieldNote,
  Form,
  Notice,
  ProblemNotice,
  Section,
  Skeleton,
  useApi,
  useForm,
  useFormat,
  useToast,
  useWords,
} from '#kit';
import { breakGlassWords } from './words.ts';

/** Every use of the last ways in, with its written account, or the form for it. */
export function Uses() {
  const t = useWords(breakGlassWords);
  const uses = useApi(breakGlass.list, {});
  return (
    <Section title={t.uses} hint={t.usesHint}>
      {uses.problem && <ProblemNotice problem={uses.problem} retry={uses.reload} />}
      {uses.loading && <Skeleton />}
      {uses.data?.items.length === 0 && <EmptyState title={t.none} />}
      {uses.data?.items.map((use) => (
        <Use key={use.id} use={use} written={uses.reload} />
      ))}
    </Section>
  );
}

function Use({ use, written }: { use: GlassBreak; written: () => void }) {
  const t = useWords(breakGlassWords);
  const { instant } = useFormat();
  const what = t.what[use.act](use.person?.name ?? t.somebody);
  if (use.account !== null)
    return (
      <Notice tone="neutral" title={`${instant(use.at)} · ${what} · ${t.by[use.by]}`}>
        <p className="lk-text">{use.account}</p>
        <p className="lk-quiet">{t.writtenBy(use.accountBy?.name ?? '', instant(use.accountAt ?? use.at))}</p>
      </Notice>
    );
  return (
    <Notice
      tone={use.accountDue === null ? 'neutral' : 'challenge'}
      title={`${instant(use.at)} · ${what} · ${t.by[use.by]}`}
    >
      {use.accountDue === null ? (
        <p className="lk-quiet">{t.neverOpened}</p>
      ) : (
        <AccountForm id={use.id} due={use.accountDue} written={written} />
      )}
    </Notice>
  );
}

function AccountForm({ id, due, written }: { id: string; due: string; written: () => void }) {
  const t = useWords(breakGlassWords);
  const { instant } = useFormat();
  const toast = useToast();
  const form = useForm({
    schema: breakGlass.account.body,
    start: { account: '' },
    submit: async (body) => {
      await call(breakGlass.account, { params: { id }, body });
      toast(t.kept);
      written();
    },
  });
  return (
    <>
      <p>{new Date(due) < new Date() ? t.overdue(instant(due)) : t.due(instant(due))}</p>
      <Form form={form} act={t.keep}>
        <FieldNote bind={form.at('account')} label={t.account} hint={t.accountHint} />
      </Form>
    </>
  );
}
