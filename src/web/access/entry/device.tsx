import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import { devices } from '#contract/access/devices';
import { access } from '#contract/access/sign-in';
import {
  asProblem,
  Button,
  call,
  CodeIcon,
  ContactIcon,
  FieldText,
  Form,
  MailIcon,
  NoteIcon,
  Notice,
  ProblemNotice,
  type SeenProblem,
  Skeleton,
  useApi,
  useForm,
  useWords,
} from '#kit';
import { gateWords, useWork } from '#web/access/shared';
import { ByContact } from './by-contact.tsx';
import { EntryFrame } from './frame.tsx';
import { entryWords } from './words.ts';

type Way = 'mail' | 'totp' | 'recovery-code' | 'contact';
const icons = { mail: MailIcon, totp: CodeIcon, 'recovery-code': NoteIcon, contact: ContactIcon } as const;

/** Making this device trusted without the password: by a mailed code, an app's, or a recovery code. The password comes after. */
export function ProveDevicePage() {
  const t = useWords(entryWords);
  const gate = useWords(gateWords);
  const status = useApi(access.status, {}).data;
  const [chosen, choose] = useState<Way>();
  if (!status) {
    return (
      <EntryFrame title={t.otherWayTitle}>
        <Skeleton />
      </EntryFrame>
    );
  }
  const ways: Way[] = [
    ...(status.mail && !status.mailAway ? (['mail'] as const) : []),
    'totp',
    'recovery-code',
    'contact',
  ];
  const way = chosen ?? ways[0] ?? 'totp';
  return (
    <EntryFrame title={t.otherWayTitle} hint={t.otherWayHint}>
      <fieldset className="lk-ways">
        <legend>{gate.ways}</legend>
        {ways.map((one) => {
          const Icon = icons[one];
          return (
            <Button
              key={one}
              icon={<Icon aria-hidden />}
              aria-pressed={one === way}
              onClick={() => choose(one)}
            >
              {t.deviceWays[one]}
            </Button>
          );
        })}
      </fieldset>
      {status.mailAway && <p className="lk-quiet">{t.mailAway}</p>}
      <ByWay way={way} />
      <p className="lk-quiet">{t.askForLink}</p>
      <Link to="/unlock">{t.askAdministrator}</Link>
      <Link to="/sign-in">{t.back}</Link>
    </EntryFrame>
  );
}

function ByWay({ way }: { way: Way }) {
  const trusted = useTrusted();
  if (way === 'mail') return <ByMail />;
  if (way === 'contact') return <ByContact trusted={trusted} />;
  return <ByCode key={way} method={way} />;
}

/** Back to the password, on a device that is trusted now. */
function useTrusted(): () => Promise<void> {
  const navigate = useNavigate();
  return () => navigate({ to: '/sign-in', search: { trusted: true } });
}

const EmailAndCode = z.object({ email: z.string().min(1).max(20_000), code: z.string().min(1).max(100) });

function ByCode({ method }: { method: 'totp' | 'recovery-code' }) {
  const t = useWords(entryWords);
  const trusted = useTrusted();
  const { pay, line } = useWork();
  const form = useForm({
    schema: EmailAndCode,
    start: { email: '', code: '' },
    submit: async (body) => {
      await pay((work) =>
        call(devices.prove, { body: { ...body, method, ...(work !== undefined && { work }) } }),
      );
      await trusted();
    },
  });
  return (
    <>
      <Form form={form} act={t.trustThis} block>
        <FieldText bind={form.at('email')} label={t.email} type="email" autoComplete="username" />
        <FieldText
          bind={form.at('code')}
          label={method === 'totp' ? t.appCode : t.deviceWays[method]}
          autoComplete="one-time-code"
        />
      </Form>
      {line}
    </>
  );
}

function ByMail() {
  const t = useWords(entryWords);
  const { pay, line } = useWork();
  const [token, setToken] = useState<string>();
  const form = useForm({
    schema: EmailAndCode.pick({ email: true }),
    start: { email: '' },
    submit: async ({ email }) => {
      const asked = await pay((work) =>
        call(devices.askMail, { body: { email, ...(work !== undefined && { work }) } }),
      );
      setToken(asked.token);
    },
  });
  if (token !== undefined) return <MailedCode token={token} again={() => setToken(undefined)} />;
  return (
    <>
      <Form form={form} act={t.sendMeCode} block>
        <FieldText bind={form.at('email')} label={t.email} type="email" autoComplete="username" autoFocus />
      </Form>
      {line}
    </>
  );
}

function MailedCode({ token, again }: { token: string; again: () => void }) {
  const t = useWords(entryWords);
  const trusted = useTrusted();
  const form = useForm({
    schema: EmailAndCode.pick({ code: true }),
    start: { code: '' },
    submit: async ({ code }) => {
      await call(devices.prove, { body: { method: 'mail', token, code } });
      await trusted();
    },
    blame: { wrong_proof: 'code' },
  });
  return (
    <>
      <Notice tone="system" title={t.sent}>
        <p>{t.codeSentHint}</p>
      </Notice>
      <Form form={form} act={t.trustThis} block>
        <FieldText bind={form.at('code')} label={t.mailedCode} autoComplete="one-time-code" autoFocus />
      </Form>
      <div>
        <Button kind="text" onClick={again}>
          {t.noCode}
        </Button>
      </div>
    </>
  );
}

/** Opened by a link from a mail or an administrator: this device becomes trusted when its person says so. */
export function TrustDevicePage() {
  const t = useWords(entryWords);
  // Behind the `#`, so that it never stands in a server's or proxy's log.
  const token = useLocation().hash;
  const trusted = useTrusted();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SeenProblem>();
  const trust = async () => {
    setBusy(true);
    try {
      await call(devices.prove, { body: { method: 'link', token } });
      await trusted();
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  };
  if (!token) {
    return (
      <EntryFrame title={t.trustTitle}>
        <Notice tone="closed" title={t.noToken}>
          <p>{t.noTokenHint}</p>
        </Notice>
        <Link to="/sign-in">{t.back}</Link>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={t.trustTitle} hint={t.trustHint}>
      {/* By a button: what only opens links, such as a mail scanner, must not use it up. */}
      <Button kind="primary" block busy={busy} onClick={() => void trust()}>
        {t.trustThis}
      </Button>
      {problem && <ProblemNotice problem={problem} />}
      <Link to="/sign-in">{t.back}</Link>
    </EntryFrame>
  );
}
