import type { Policy } from '#contract/access/policy';
import { passwordPresetNames, passwordPresets } from '#contract/access/passwords';
import {
  type Binding,
  bindTo,
  FieldCheck,
  FieldChoice,
  FieldNumber,
  FieldTags,
  fieldSentence,
  type SeenProblem,
  useLocale,
  useWords,
} from '#kit';
import {
  boundsOf,
  fieldAt,
  type FieldGroup,
  fieldGroups,
  type FieldPath,
  valueAt,
  withValue,
} from './fields.ts';
import { fieldWords } from './field-words/index.ts';
import { policyWords } from './words.ts';

interface Desk {
  draft: Policy;
  change: (policy: Policy) => void;
  changed: readonly FieldPath[];
  problem: SeenProblem | undefined;
}

/** All numbers in their groups; a group that was changed says so when it is folded. */
export function Numbers({ singleSignOn, ...desk }: Desk & { singleSignOn: boolean }) {
  const t = useWords(policyWords);
  const words = useWords(fieldWords);
  const groups = (Object.keys(fieldGroups) as FieldGroup[]).filter(
    // A switch that could do nothing isn't shown.
    (group) => group !== 'signOn' || singleSignOn || desk.draft.ssoOnly,
  );
  return (
    <div>
      {groups.map((group, i) => {
        const paths = Object.keys(fieldGroups[group]) as FieldPath[];
        const count = paths.filter((path) => desk.changed.includes(path)).length;
        const [title, hint] = words.groups[group];
        return (
          <details key={group} className="lk-policy-group" open={i === 0}>
            <summary>
              <h3>{title}</h3>
              <span className="lk-quiet">{hint}</span>
              {count > 0 && <span className="lk-label">{t.changed(count)}</span>}
            </summary>
            <div className="lk-form lk-form-2">
              {group === 'passwords' && <PasswordPreset {...desk} />}
              {paths.map((path) => (
                <PolicyNumber key={path} path={path} {...desk} />
              ))}
            </div>
          </details>
        );
      })}
    </div>
  );
}

function PasswordPreset({ draft, change }: Desk) {
  const words = useWords(fieldWords);
  const { preset } = draft.passwords;
  return (
    <FieldChoice
      bind={bindTo(preset, (name) => {
        if (name !== 'custom') change({ ...draft, passwords: passwordPresets[name] });
      })}
      label={words.passwordPresetLabel}
      hint={words.passwordPresetHint[preset]}
      options={passwordPresetNames.filter((name) => name !== 'custom' || preset === 'custom')}
      words={words.passwordPreset}
      wide
    />
  );
}

function PolicyNumber({ path, draft, change, problem }: Desk & { path: FieldPath }) {
  const t = useWords(policyWords);
  const words = useWords(fieldWords);
  const locale = useLocale();
  const field = fieldAt(path);
  const [label, hint] = words.fields[path];
  const { min, max, nullable } = boundsOf(path);
  const bind = <V,>(): Binding<V> => {
    const value = valueAt(draft, path) as V | null;
    const missing = value === null && !nullable;
    return {
      path,
      value: value ?? undefined,
      set: (next) => change(withValue(draft, path, next ?? null)),
      fault: missing ? fieldSentence({ code: 'required', detail: '' }, locale) : undefined,
      required: false,
      disabled: false,
    };
  };
  switch (field?.kind) {
    case 'switch':
      return <FieldCheck bind={bind<boolean>()} label={label} hint={hint} />;
    case 'networks': {
      const wrong = problem?.errors?.some(({ code }) => code === 'invalid_network');
      const fault = wrong ? t.invalidNetwork : undefined;
      return <FieldTags bind={{ ...bind<string[]>(), fault }} label={label} hint={hint} wide />;
    }
    case 'choice':
      return path === 'secondFactor' ? (
        <FieldChoice
          bind={bind<Policy['secondFactor']>()}
          label={label}
          hint={hint}
          options={['nobody', 'administrators', 'everybody']}
          words={words.secondFactor}
          wide
        />
      ) : (
        <FieldChoice
          bind={bind<Policy['networks']['unsafe']>()}
          label={label}
          hint={hint}
          options={['nothing', 'challenge', 'limited']}
          words={words.unsafe}
          wide
        />
      );
    case 'number':
      return (
        <FieldNumber
          bind={bind<number>()}
          label={label}
          hint={hint}
          unit={words.units[field.unit]}
          {...(min !== undefined && { min })}
          {...(max !== undefined && { max })}
        />
      );
    case undefined:
      return null;
  }
}
