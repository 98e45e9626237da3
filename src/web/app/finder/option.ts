/** What the search offers: records and acts, in groups. */
import type { ReactNode } from 'react';

export interface Option {
  key: string;
  icon: ReactNode;
  label: ReactNode;
  /** What is known of it besides, quietly. */
  meta?: ReactNode;
  end?: ReactNode;
  /** Its page; can be opened in a new tab. */
  href?: string;
  /** What else happens when it is chosen, and what happens instead where there is no page. */
  act?: () => void;
}

export interface Group {
  key: string;
  label: string;
  options: Option[];
  /** Nothing that is still being looked for will come before it. */
  settled: boolean;
}
