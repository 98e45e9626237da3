/** Filters with a label over them, for the panel of a list's filters. */
import type { ReactNode } from 'react';
import { Button, Field, FieldDate } from '#kit';
import './filter-fields.css';

const free = { fault: undefined, required: false };

/** A label over any control. */
export const Labelled = (props: { label: string; required?: boolean; children: ReactNode }) => (
  <Field bind={{ ...free, required: props.required ?? false }} label={props.label} wide>
    {() => props.children}
  </Field>
);

/** A filter by a day. */
export const FilterDay = (props: {
  label: string;
  value: string | undefined;
  change: (day: string | undefined) => void;
}) => (
  <FieldDate
    label={props.label}
    bind={{
      ...free,
      path: '',
      disabled: false,
      value: props.value ?? null,
      set: (day) => props.change(day ?? undefined),
    }}
  />
);

/** A filter that is on or off, in sight. */
export const FilterSwitch = (props: { on: boolean; change: (on: boolean) => void; children: ReactNode }) => (
  <span className="lk-records-switch">
    <Button aria-pressed={props.on} onClick={() => props.change(!props.on)}>
      {props.children}
    </Button>
  </span>
);
