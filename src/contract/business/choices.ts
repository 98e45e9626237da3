/**
 * Closed and open vocabularies of the business. Closed ones are checked; `industries`, `sources` and `levels` are
 * offered and translated, but a company's own words are kept as they are.
 */
export const industries = [
  'technology',
  'software',
  'telecommunications',
  'electronics',
  'manufacturing',
  'automotive',
  'energy',
  'construction',
  'real-estate',
  'retail',
  'wholesale',
  'e-commerce',
  'logistics',
  'finance',
  'insurance',
  'medical',
  'pharmaceutical',
  'education',
  'government',
  'media',
  'marketing',
  'entertainment',
  'tourism',
  'catering',
  'agriculture',
  'employment',
  'services',
  'consulting',
  'other',
] as const;
export const sources = [
  'website',
  'referral',
  'exhibition',
  'advertisement',
  'cold-call',
  'partner',
  'social-media',
  'import',
  'other',
] as const;
export const levels = ['A', 'B', 'C', 'D'] as const;

export const customerKinds = ['company', 'person'] as const;
/** What was done with a customer. */
export const happenings = ['call', 'visit', 'mail', 'chat', 'note'] as const;
/** And what is only to be done. */
export const followUpKinds = [...happenings, 'task'] as const;
export const followUpOutcomes = [
  'reached',
  'not-reached',
  'interested',
  'not-interested',
  'agreed',
  'problem',
  'none',
] as const;
export const stageKinds = ['open', 'won', 'lost'] as const;
export const lossReasons = [
  'price',
  'competitor',
  'product',
  'timing',
  'no-budget',
  'no-decision',
  'no-contact',
  'other',
] as const;

/** The kinds of record that have a history, a bin and versions. */
export const recordObjects = [
  'customer',
  'contact',
  'followUp',
  'opportunity',
  'product',
  'attachment',
] as const;
/** The kinds of the settings that have a history beside them. */
export const settingsObjects = [
  'person',
  'department',
  'role',
  'organisation',
  'pipeline',
  'webhook',
  'provider',
  'view',
] as const;
export type SettingsObject = (typeof settingsObjects)[number];
export type RecordObject = (typeof recordObjects)[number];
