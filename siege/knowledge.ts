/**
 * What attackers know of the passwords people choose under a door's rules: they asked very many people (of another
 * company, by the same model), and guess in the order of what they found. Two halves: they learn from one, and the other
 * says how many people a guess really hits.
 */
import { choosePassword, makeOwner, type Accepts } from './people/choose.ts';
import { isPopular } from './people/popular.ts';
import { createRandom } from './random.ts';

export interface Knowledge {
  /** The best guesses, the best first. */
  best: readonly string[];
  /** Season, year and mark, and what else follows a pattern. */
  patterned: readonly string[];
  /** What few people have: beyond the thousand most popular. */
  rare: readonly string[];
  /** The share of people who have this password. */
  share(password: string): number;
}

/** @param people asked, for each half @param accepts the rules of the door */
export async function learn(seed: number, people: number, accepts: Accepts): Promise<Knowledge> {
  const learnt = await ask(seed, 'learnt', people, accepts);
  const truth = await ask(seed, 'truth', people, accepts);
  const best = [...learnt]
    .toSorted(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .map(([password]) => password);
  return {
    best,
    patterned: best.filter((password) => /20\d\d/.test(password)),
    rare: best.filter((password) => !isPopular(password, 1000) && !/20\d\d/.test(password)),
    share: (password) => (truth.get(password) ?? 0) / people,
  };
}

async function ask(
  seed: number,
  half: string,
  people: number,
  accepts: Accepts,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (let i = 0; i < people; i++) {
    const random = createRandom(seed, `${half} ${i}`);
    const password = await choosePassword(random, makeOwner(random), accepts);
    counts.set(password, (counts.get(password) ?? 0) + 1);
  }
  return counts;
}
