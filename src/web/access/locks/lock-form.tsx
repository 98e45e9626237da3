import { useState } from 'react';
import { z } from 'zod';
import { locks } from '#contract/access/locks';
import { apiKeys } from '#contract/access/people';
import { Strength } from '#contract/access/triggers';
import { Instant, line } from '#contract/fields';
import {
  bindTo,
  FieldChoice,
  FieldInstant,
  FieldNote,
  FieldPerson,
  FieldText,
  Form,
  type Found,
  RemoteSelect,
  type Search,
  useAct,
  useApi,
  useDrafts,
  useForm,
  useRight,
  useToast,
  useWords,
} from '#kit';
import { lockScopeWords, strengthWords, useFreshProof } from '#web/access/shared';
import { lockPageWords } from './words.ts';

const scopes = ['account', 'network', 'api-key'] as const;
const ends = ['hour', 'day', 'week', 'date', 'review'] as const;
const hoursOf = { hour: 1, day: 24, week: 7 * 24 } as const;

const LockByHand = z
  .object({
    subject: z.string().min(1).max(100),
    strength: Strength,
    reason: line(500),
    end: z.enum(ends),
    endsAt: Instant.optional(),
    reviewAt: Instant.optional(),
  })
  .superRefine(({ end, endsAt, reviewAt }, context) => {
    const needs = { date: ['endsAt', endsAt], review: ['reviewAt', reviewAt] } as const;
    if (end !== 'date' && end !== 'review') return;
    const [field, value] = needs[end];
    if (value === undefined) context.addIssue({ code: 'custom', message: 'required', path: [field] });
  });
type Scope = (typeof scopes)[number];
type Given = z.input<typeof LockByHand>;

/** The contract's end: an instant counted from now, or as chosen. */
function endOf({ end, endsAt, reviewAt }: Given): { endsAt?: string; reviewAt?: string } {
  if (end === 'review') return reviewAt === undefined ? {} : { reviewAt };
  if (end === 'date') return endsAt === undefined ? {} : { endsAt };
  return { endsAt: new Date(Date.now() + hoursOf[end] * 3_600_000).toISOString() };
}

/** What is typed is kept by what is locked: `lock.new.account`. */
export const lockDrafts = 'lock.new.';

/** A person locks a person, a network or a key: how strongly, why, until when. */
export function LockForm({ close }: { close: () => void }) {
  const left = useDrafts().find(({ name }) => name.startsWith(lockDrafts));
  const [scope, setScope] = useState<Scope>(
    () => scopes.find((one) => left?.name.endsWith(one)) ?? 'account',
  );
  // What is locked is another kind of thing after a change: the form begins anew.
  return <Fields key={scope} scope={scope} setScope={setScope} close={close} />;
}

function Fields(props: { scope: Scope; setScope: (scope: Scope) => void; close: () => void }) {
  const { scope, setScope, close } = props;
  const t = useWords(lockPageWords);
  const scopeWords = useWords(lockScopeWords);
  const strengths = useWords(strengthWords);
  const toast = useToast();
  const seesKeys = useRight('apiKeys.manage');
  const open = useAct(locks.open);
  const fresh = useFreshProof();
  const form = useForm({
    schema: LockByHand,
    // A network or a key proves nothing: such a lock is closed.
    start: { strength: scope === 'account' ? 'challenge' : 'closed', reason: '', end: 'day' },
    draft: `${lockDrafts}${scope}`,
    submit: (given) => {
      const { subject, strength, reason } = given;
      return fresh.run(() => open.run({ body: { scope, subject, strength, reason, ...endOf(given) } }));
    },
    done: () => {
      toast(t.locked);
      close();
    },
  });
  const { strength = 'challenge', end } = form.values;
  const strengthNames = {
    challenge: strengths.challenge.name,
    limited: strengths.limited.name,
    closed: strengths.closed.name,
  };
  return (
    <>
      <Form form={form} act={t.lockAct} cancel={close}>
        <FieldChoice
          bind={bindTo(scope, setScope)}
          label={t.lockWhat}
          options={scopes.filter((one) => one !== 'api-key' || seesKeys)}
          words={scopeWords}
        />
        {scope === 'account' && <FieldPerson bind={form.at('subject')} label={t.whom} />}
        {scope === 'network' && (
          <FieldText bind={form.at('subject')} label={t.whichNetwork} hint={t.networkHint} />
        )}
        {scope === 'api-key' && (
          <RemoteSelect bind={form.at('subject')} label={t.whichKey} search={useKeys} />
        )}
        {scope === 'account' ? (
          <FieldChoice
            bind={form.at('strength')}
            label={t.strength}
            hint={strengths[strength].means}
            options={['challenge', 'limited', 'closed']}
            words={strengthNames}
          />
        ) : (
          <p className="lk-quiet">{scope === 'network' ? t.networkMeans : t.keyMeans}</p>
        )}
        <FieldNote bind={form.at('reason')} label={t.why} hint={t.reasonHint} rows={2} />
        <FieldChoice bind={form.at('end')} label={t.ends} options={ends} words={t.endChoices} />
        {end === 'date' && <FieldInstant bind={form.at('endsAt')} label={t.endDate} />}
        {end === 'review' && (
          <FieldInstant bind={form.at('reviewAt')} label={t.reviewDate} hint={t.reviewHint} />
        )}
      </Form>
      {fresh.dialog}
    </>
  );
}

/** Everybody's API keys, narrowed by what is typed. */
const useKeys: Search = (typed, on) => {
  const { data, loading } = useApi(apiKeys.list, on ? { query: { all: true } } : null);
  const found = data?.items
    .filter(({ name, person }) => `${name} ${person.name}`.toLowerCase().includes(typed.toLowerCase()))
    .map(({ id, name, person }): Found => ({ id, name, hint: person.name }));
  return { found, loading };
};
