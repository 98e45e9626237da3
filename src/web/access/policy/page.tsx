import { passwordPresetOf, type Policy, policy, type PolicyInForce, presetOf } from '#contract/access/policy';
import {
  DraftLine,
  type FieldsInWords,
  kitWords,
  Notice,
  ProblemNotice,
  Section,
  Skeleton,
  useApi,
  useToast,
  useTyped,
  useWords,
} from '#kit';
import { SettingsPage, settingsWords } from '#web/access/settings';
import { fieldWords } from './field-words/index.ts';
import { fieldAt, type FieldPath, fieldPaths, valueAt } from './fields.ts';
import { PolicyHistory, useValues } from './history.tsx';
import { Numbers } from './numbers.tsx';
import { Presets } from './presets.tsx';
import { Preflight } from './preflight.tsx';
import { RehearsalPanel, StaffPanel } from './rehearsal.tsx';
import { useRehearsal } from './use-rehearsal.ts';
import { Waiting } from './waiting.tsx';
import { rehearsalWords } from './rehearsal-words.ts';
import { policyWords } from './words.ts';
import './policy.css';

/** Settings → security policy. */
export function PolicyPage() {
  const read = useApi(policy.get, {});
  return (
    <SettingsPage page="policy">
      {read.problem && <ProblemNotice problem={read.problem} retry={read.reload} />}
      {read.loading && <Skeleton lines={8} />}
      {read.data && <PolicyDesk key={read.data.id ?? ''} inForce={read.data} reload={read.reload} />}
    </SettingsPage>
  );
}

/** Made anew for each policy in force: what is being changed is kept, and put together with it. */
function PolicyDesk({ inForce, reload }: { inForce: PolicyInForce; reload: () => void }) {
  const t = useWords(policyWords);
  const { rehearsal: effect } = useWords(rehearsalWords);
  const { between } = useWords(kitWords);
  const { pages } = useWords(settingsWords);
  const toast = useToast();
  const words = useFieldsInWords();
  const typed = useTyped('policy', inForce.policy, pages.policy);
  const draft = named(typed.values);
  const clashes = typed.clashes.filter(isNumber);
  const change = (next: Policy) => typed.set(next);
  const changed = fieldPaths.filter((path) => !same(valueAt(draft, path), valueAt(inForce.policy, path)));
  const rehearsal = useRehearsal(draft);
  return (
    <>
      {inForce.confirmBy !== null && <Waiting inForce={inForce} reload={reload} />}
      <DraftLine form={{ ...typed, taken: typed.taken.filter(isNumber), words }} />
      {clashes.length > 0 && (
        <Notice
          tone="challenge"
          title={t.changedToo(clashes.map(({ path }) => words.name(path)).join(between))}
        />
      )}
      <div className="lk-policy">
        <div className="lk-policy-numbers">
          <Presets draft={draft} inForce={inForce.policy} choose={change} />
          <Section title={t.numbers}>
            <Numbers
              draft={draft}
              change={change}
              changed={changed}
              singleSignOn={inForce.singleSignOn}
              problem={rehearsal.problem}
            />
          </Section>
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls by itself, and so by keyboard */}
        <aside className="lk-policy-effect" aria-label={effect} tabIndex={0}>
          <RehearsalPanel rehearsal={rehearsal} />
          <Preflight
            draft={draft}
            inForce={inForce}
            touched={changed.length > 0}
            preflight={rehearsal.data?.preflight}
            undo={typed.discard}
          />
          <StaffPanel rehearsal={rehearsal} />
        </aside>
      </div>
      <PolicyHistory
        goBack={(to) => {
          change(to);
          toast(t.wentBack);
          window.scrollTo({ top: 0 });
        }}
      />
    </>
  );
}

/** The name of a preset follows from its numbers and is none itself. */
const isNumber = ({ path }: { path: string }) => fieldAt(path) !== undefined;

/** The numbers by their labels. */
function useFieldsInWords(): FieldsInWords {
  const { fields } = useWords(fieldWords);
  return { name: (path) => fields[path as FieldPath]?.[0] ?? '', say: useValues() };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** A policy under the names that its numbers have. */
function named(of: Policy): Policy {
  const passwords = { ...of.passwords, preset: passwordPresetOf(of.passwords) };
  return { ...of, passwords, preset: presetOf({ ...of, passwords }) };
}
