import { useState } from 'react';
import { type ContactRequest, recoveryContacts } from '#contract/access/recovery-contacts';
import { Button, Notice, ProblemNotice, SidePanel, useAct, useToast, useWords } from '#kit';
import { Left, useDeviceName, useFreshProof, useWhere } from '#web/access/shared';
import { contactWords } from './words.ts';

/** Who asks for a code just now: of colleagues whom I help, and in my name. */
export function Requests({ requests }: { requests: ContactRequest[] }) {
  return requests.map((request) => <Request key={request.id} request={request} />);
}

function Request({ request }: { request: ContactRequest }) {
  const t = useWords(contactWords);
  const toast = useToast();
  const deviceName = useDeviceName();
  const where = useWhere();
  const fresh = useFreshProof();
  const show = useAct(recoveryContacts.show);
  const refuse = useAct(recoveryContacts.refuse);
  const [open, setOpen] = useState(false);
  const { id, person, inMyName, expiresAt } = request;
  const params = { id };
  const from = t.from(deviceName(request), where(request));
  return (
    <Notice
      tone="challenge"
      title={inMyName ? t.inMyName : t.needs(person.name)}
      action={
        <span className="lk-row">
          {!inMyName && (
            <Button kind="primary" onClick={() => setOpen(true)}>
              {t.codeTitle}
            </Button>
          )}
          <Button busy={refuse.busy} onClick={() => refuse.send({ params }, () => toast(t.refused))}>
            {t.refuse}
          </Button>
        </span>
      }
    >
      <p>
        {from} · <Left until={expiresAt} />
      </p>
      {inMyName && <p>{t.inMyNameHint}</p>}
      {refuse.problem && <ProblemNotice problem={refuse.problem} />}
      <SidePanel open={open} title={t.codeTitle} close={() => setOpen(false)}>
        <div className="lk-stack">
          <Notice tone="closed" title={t.warning}>
            <p>{t.warningText}</p>
          </Notice>
          <p>
            {person.name} · {from}
          </p>
          {show.reply ? (
            <>
              <p className="lk-contact-code" aria-label={t.code}>
                {show.reply.code.slice(0, 4)} {show.reply.code.slice(4)}
              </p>
              <p className="lk-quiet">
                {t.codeHint} <Left until={show.reply.expiresAt} />
              </p>
            </>
          ) : (
            <Button kind="primary" busy={fresh.busy} onClick={() => fresh.send(() => show.run({ params }))}>
              {t.see}
            </Button>
          )}
          {fresh.problem && <ProblemNotice problem={fresh.problem} />}
        </div>
      </SidePanel>
      {fresh.dialog}
    </Notice>
  );
}
