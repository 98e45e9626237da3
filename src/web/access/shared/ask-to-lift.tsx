import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { unlockRequests } from '#contract/access/unlocking';
import { FieldNote, Form, Notice, useAct, useForm, useWords } from '#kit';
import { keptUnlock, keepUnlock } from './kept-unlock.ts';
import { askWords } from './unlock-words.ts';

/** Asking an administrator to lift what keeps me from something, while I am signed in. */
export function AskToLift() {
  const t = useWords(askWords);
  const [secret, setSecret] = useState(keptUnlock);
  const ask = useAct(unlockRequests.askSignedIn);
  const form = useForm({
    schema: unlockRequests.askSignedIn.body.pick({ message: true }),
    start: { message: '' },
    submit: async ({ message }) => {
      const asked = await ask.run({ body: { ...(message !== undefined && { message }) } });
      keepUnlock(asked);
      setSecret(asked.secret);
    },
  });
  if (secret !== undefined)
    return (
      <Notice tone="system" title={t.asked}>
        <p>
          <Link to="/unlock" hash={secret} target="_blank">
            {t.see}
          </Link>
        </p>
      </Notice>
    );
  return (
    <Form form={form} act={t.ask} plain>
      <FieldNote bind={form.at('message')} label={t.message} hint={t.hint} rows={2} />
    </Form>
  );
}
