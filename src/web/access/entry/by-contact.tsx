import { useState } from 'react';
import { z } from 'zod';
import { recoveryContacts } from '#contract/access/recovery-contacts';
import { Button, call, FieldText, Form, Notice, useForm, useWords } from '#kit';
import { Left, useWork } from '#web/access/shared';
import { entryWords } from './words.ts';

interface Asked {
  token: string;
  expiresAt: string;
}

/** Asking one's recovery contacts; then the code that one of them reads out. */
export function ByContact({ trusted }: { trusted: () => Promise<void> }) {
  const t = useWords(entryWords);
  const { pay, line } = useWork();
  const [asked, setAsked] = useState<Asked>();
  const form = useForm({
    schema: z.object({ email: z.string().min(1).max(20_000) }),
    start: { email: '' },
    submit: async ({ email }) =>
      setAsked(
        await pay((work) =>
          call(recoveryContacts.ask, { body: { email, ...(work !== undefined && { work }) } }),
        ),
      ),
  });
  if (asked) return <ReadOut asked={asked} trusted={trusted} again={() => setAsked(undefined)} />;
  return (
    <>
      <p className="lk-quiet">{t.contactHint}</p>
      <Form form={form} act={t.askContact} block>
        <FieldText bind={form.at('email')} label={t.email} type="email" autoComplete="username" autoFocus />
      </Form>
      {line}
    </>
  );
}

function ReadOut({
  asked,
  trusted,
  again,
}: {
  asked: Asked;
  trusted: () => Promise<void>;
  again: () => void;
}) {
  const t = useWords(entryWords);
  const form = useForm({
    schema: z.object({ code: z.string().min(1).max(100) }),
    start: { code: '' },
    submit: async ({ code }) => {
      await call(recoveryContacts.prove, { body: { token: asked.token, code } });
      await trusted();
    },
    blame: { wrong_proof: 'code' },
  });
  return (
    <>
      <Notice tone="system" title={t.contactAsked}>
        <p>
          {t.contactAskedHint} <Left until={asked.expiresAt} />
        </p>
      </Notice>
      <Form form={form} act={t.trustThis} block>
        <FieldText bind={form.at('code')} label={t.contactCode} autoComplete="one-time-code" autoFocus />
      </Form>
      <div>
        <Button kind="text" onClick={again}>
          {t.contactAgain}
        </Button>
      </div>
    </>
  );
}
