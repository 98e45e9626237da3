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
  /** The share of people who have this password, and nothing else that protects them. */
  share(password: string): number;
  /** The share of people who have it, and a second factor. */
  shareWithFactor(password: string): number;
}

/**
 * @param people asked, for each half @param accepts the rules of the door
 * @param asksFactor whether the door asks those for a second factor who have one
 */
export async function learn(
  seed: number,
  people: number,
  accepts: Accepts,
  asksFactor: boolean,
): Promise<Knowledge> {
  const learnt = await ask(seed, 'learnt', people, accepts, asksFactor);
  const truth = await ask(seed, 'truth', people, accepts, asksFactor);
  const best = [...learnt]
    .toSorted(([a, countA], [b, countB]) => sum(countB) - sum(countA) || (a < b ? -1 : 1))
    .map(([password]) => password);
  return {
    best,
    patterned: best.filter((password) => /20\d\d/.test(password)),
    rare: best.filter((password) => !isPopular(password, 1000) && !/20\d\d/.test(password)),
    share: (password) => (truth.get(password)?.alone ?? 0) / people,
    shareWithFactor: (password) => (truth.get(password)?.withFactor ?? 0) / people,
  };
}

interface Count {
  alone: number;
  withFactor: number;
}

const sum = ({ alone, withFactor }: Count) => alone + withFactor;

async function ask(
  seed: number,
  half: string,
  people: number,
  accepts: Accepts,
  asksFactor: boolean,
): Promise<Map<string, Count>> {
  const counts = new Map<string, Count>();
  for (let i = 0; i < people; i++) {
    const random = createRandom(seed, `${half} ${i}`);
    const owner = makeOwner(random);
    const password = await choosePassword(random, owner, accepts);
    const count = counts.get(password) ?? { alone: 0, withFactor: 0 };
    counts.set(password, count);
    if (asksFactor && owner.hasSecondFactor) count.withFactor++;
    else count.alone++;
  }
  return counts;
}
