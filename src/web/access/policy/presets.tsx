import { type Policy, policyPresets } from '#contract/access/policy';
import { useWords } from '#kit';
import { policyWords } from './words.ts';

const names = ['modern', 'handbook', 'strict'] as const;

/** The presets side by side. Which networks and providers there are belongs to the house: those stay. */
export function Presets(props: { draft: Policy; inForce: Policy; choose: (policy: Policy) => void }) {
  const { draft, inForce, choose } = props;
  const t = useWords(policyWords);
  const own = inForce.preset === 'custom' || draft.preset === 'custom';
  const pick = (name: Policy['preset']) => {
    const { allowedNetworks, ssoOnly } = draft;
    if (name === 'custom') return choose(inForce.preset === 'custom' ? inForce : draft);
    choose({ ...policyPresets[name], allowedNetworks, ssoOnly });
  };
  return (
    <fieldset className="lk-presets">
      <legend className="lk-hidden">{t.choosePreset}</legend>
      {[...names, ...(own ? (['custom'] as const) : [])].map((name) => (
        <div key={name} className={draft.preset === name ? 'lk-preset lk-preset-chosen' : 'lk-preset'}>
          <input
            id={`preset-${name}`}
            type="radio"
            name="preset"
            aria-describedby={`preset-${name}-hint`}
            checked={draft.preset === name}
            onChange={() => pick(name)}
          />
          <div>
            <label htmlFor={`preset-${name}`}>{t.presets[name]}</label>
            <p id={`preset-${name}-hint`} className="lk-quiet">
              {t.presetHint[name]}
            </p>
          </div>
        </div>
      ))}
      <p className="lk-quiet lk-preset-differs">{t.presetDiffers}</p>
    </fieldset>
  );
}
