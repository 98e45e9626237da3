/** How a part is shown: in each of its states, under the state's name. */
import { type ComponentType, type ReactNode, useState } from 'react';
import { type Binding, bindTo, useWords } from '#kit';
import { galleryWords } from './words.ts';

/** Parts by the names under which the kit exports them. */
export type Parts = Partial<Record<keyof typeof import('#kit'), ComponentType>>;

/**
 * @param props.wide over the whole width: for lists and forms
 * @param props.faint what cannot be used just now, and may be too faint to be read well
 */
export const State = (props: { name: string; wide?: boolean; faint?: boolean; children: ReactNode }) => (
  <div
    className={props.wide ? 'lk-kit-state lk-kit-wide' : 'lk-kit-state'}
    aria-disabled={props.faint || undefined}
  >
    <div className="lk-quiet lk-kit-state-name">{props.name}</div>
    {props.children}
  </div>
);

/** A field as it usually is, faulty, and disabled. All show one value. */
export function FieldStates<V>(props: { start: V; children: (bind: Binding<V>) => ReactNode }) {
  const t = useWords(galleryWords);
  const [value, set] = useState(props.start);
  const bind = bindTo(value, set);
  return (
    <>
      <State name={t.usual}>{props.children(bind)}</State>
      <State name={t.faulty}>{props.children({ ...bind, fault: t.fault, required: true })}</State>
      <State name={t.disabled} faint>
        {props.children({ ...bind, disabled: true })}
      </State>
    </>
  );
}
