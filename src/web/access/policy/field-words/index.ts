/** Each number of the policy: what it is called, and one sentence on what it does to an attacker and to the staff. */
import { defineMessages } from '#kit';
import { en } from './en.ts';
import type { FieldWords } from './said.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';

export const fieldWords = defineMessages<FieldWords>({ 'zh-Hans': zhHans, 'zh-Hant': zhHant, en });
