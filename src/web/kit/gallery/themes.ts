/** Everything on the page, by theme. */
import { acts } from './acts.tsx';
import { bar } from './bar.tsx';
import { board } from './board.tsx';
import { choices } from './choices.tsx';
import { facts } from './facts.tsx';
import { fields } from './fields.tsx';
import { forms } from './forms.tsx';
import { lists } from './lists.tsx';
import { over } from './over.tsx';
import { records } from './records.tsx';
import { says } from './says.tsx';

export const themes = { acts, says, facts, fields, choices, records, forms, bar, lists, board, over };
