/** What a form or a problem is about. */
import { createContext } from 'react';
import type { RecordObject } from '#contract/business/choices';

/** The record a problem is about: then a stale change says who was quicker. */
export interface Concerned {
  object: RecordObject;
  id: string;
}

/** What a form is called: the title of the panel that it stands in. */
export const FormTitle = createContext<string | undefined>(undefined);
