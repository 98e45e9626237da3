/** The holding reply: on or off, and its words. */
import { holdingReply, type HoldingReply } from '#contract/access/coverage';
import {
  call,
  FieldCheck,
  FieldNote,
  Form,
  Notice,
  ProblemNotice,
  Section,
  Skeleton,
  useAct,
  useApi,
  useForm,
  usePlainFields,
  useToast,
  useWords,
} from '#kit';
import { useFreshProof } from '#web/access/shared';
import { coverWords } from './words.ts';

export function HoldingReplyForm() {
  const t = useWords(coverWords);
  const { data, problem, reload } = useApi(holdingReply.get, {});
  return (
    <Section title={t.reply} hint={t.replyHint}>
      {problem && <ProblemNotice problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton lines={4} />}
      {data && !data.mailOn && <Notice tone="neutral" title={t.replyNoMail} />}
      {data && <ReplyForm key={data.version} reply={data} />}
    </Section>
  );
}

const fieldsOf = ({ on, texts }: HoldingReply) => ({ on, texts });

function ReplyForm({ reply }: { reply: HoldingReply }) {
  const t = useWords(coverWords);
  const toast = useToast();
  const change = useAct(holdingReply.change);
  const fresh = useFreshProof();
  const form = useForm({
    schema: holdingReply.change.body,
    start: fieldsOf(reply),
    version: reply.version,
    latest: async () => {
      const now = await call(holdingReply.get, {});
      return { values: fieldsOf(now), version: now.version };
    },
    words: usePlainFields({ on: t.replyOn, texts: t.reply }),
    submit: (body, version) => fresh.run(() => change.run({ version, body })),
    done: () => toast(t.saved),
  });
  return (
    <>
      <Form form={form} act={t.saveReply}>
        <FieldCheck bind={form.at('on')} label={t.replyOn} hint={t.replyOnHint} />
        <FieldNote bind={form.at('texts.zh-Hans')} label={t.replyTexts['zh-Hans']} hint={t.replyPlaces} />
        <FieldNote bind={form.at('texts.zh-Hant')} label={t.replyTexts['zh-Hant']} />
        <FieldNote bind={form.at('texts.en')} label={t.replyTexts.en} hint={t.replyFor} />
      </Form>
      {fresh.dialog}
    </>
  );
}
