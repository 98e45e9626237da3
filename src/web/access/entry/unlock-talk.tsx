import { useState } from 'react';
import { unlockRequests, type UnlockProgress } from '#contract/access/unlocking';
import { addressOf, FieldNote, Form, useAct, useForm, useWords } from '#kit';
import { BringFiles, Talk } from '#web/access/shared';
import { unlockWords } from './unlock-words.ts';

/** What was said on both sides, with files, and saying something. */
export function UnlockTalk(props: { secret: string; request: UnlockProgress; open: boolean }) {
  const { secret, request, open } = props;
  const t = useWords(unlockWords);
  const [written, setWritten] = useState(0);
  const by = (fromAsker: boolean) => (fromAsker ? t.you : t.desk);
  const first = { id: 'first', at: request.at, text: request.message, fromAsker: true, asks: false };
  const said = [...(request.message ? [first] : []), ...request.conversation];
  if (said.length === 0 && request.files.length === 0 && !open) return null;
  return (
    <Talk
      label={t.talk}
      said={said.map((one) => ({
        ...one,
        by: by(one.fromAsker),
        own: one.fromAsker,
        lead: one.asks ? t.asksYou : undefined,
      }))}
      files={request.files.map((file) => ({
        ...file,
        by: by(file.fromAsker),
        href: addressOf(unlockRequests.ownFile, {
          params: { id: file.id },
          query: { key: request.fileKey },
        }),
      }))}
    >
      {open && <Say key={written} secret={secret} done={() => setWritten(written + 1)} />}
      {open && (
        <BringFiles
          to={unlockRequests.bringFile}
          asking={({ name }) => ({ query: { key: request.fileKey, name } })}
        />
      )}
    </Talk>
  );
}

function Say({ secret, done }: { secret: string; done: () => void }) {
  const t = useWords(unlockWords);
  const say = useAct(unlockRequests.say);
  const form = useForm({
    schema: unlockRequests.say.body.pick({ text: true }),
    start: { text: '' },
    submit: ({ text }) => say.run({ body: { secret, text } }),
    done,
  });
  return (
    <Form form={form} act={t.sendMessage} plain>
      <FieldNote bind={form.at('text')} label={t.say} rows={2} />
    </Form>
  );
}
