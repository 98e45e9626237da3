/** What is said of the numbers of the policy, in any language. */
import type { FieldGroup, FieldPath, Unit } from '../fields.ts';

export interface FieldWords {
  groups: Record<FieldGroup, readonly [title: string, hint: string]>;
  fields: Record<FieldPath, readonly [label: string, hint: string]>;
  units: Record<Unit, string>;
  secondFactor: Record<'nobody' | 'administrators' | 'everybody', string>;
  unsafe: Record<'nothing' | 'challenge' | 'limited', string>;
  passwordPreset: Record<'recommended' | 'handbook' | 'strict' | 'custom', string>;
  passwordPresetLabel: string;
  passwordPresetHint: Record<'recommended' | 'handbook' | 'strict' | 'custom', string>;
  never: string;
  on: string;
  off: string;
  none: string;
}
