import { operations } from '#contract/api';
import type { Endpoint } from '#contract/endpoint';

const ids = new Map([...operations].map(([id, endpoint]) => [endpoint, id]));

/** The id of an operation, e.g. `people.create`. */
export const idOf = (endpoint: Endpoint): string => ids.get(endpoint) ?? '';
