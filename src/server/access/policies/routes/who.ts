/** People as they are told of: how many, and the first by name. */
import { namedAtMost, type Who } from '#contract/access/rehearsal';

export interface Named {
  id: string;
  name: string;
}

/** @param me who asks: named first where they are among them */
export function who(people: readonly Named[], me: string): Who {
  const mine = people.filter(({ id }) => id === me);
  const first = [...mine, ...people.filter(({ id }) => id !== me)].slice(0, namedAtMost);
  return { count: people.length, people: first.map(({ id, name }) => ({ id, name })), you: mine.length > 0 };
}
