/** G10: can a stranger tell by the answer whether a name exists, and whether it is locked? */
import { createRandom } from '../random.ts';
import { botAddress } from '../people/places.ts';
import { send, type Reply } from './visitor.ts';

/** One kind of names: how the answers to probes of it looked. */
interface Seen {
  tookMs: number[];
  looks: string[];
}

export interface Names {
  existing: readonly string[];
  locked: readonly string[];
}

/** Fresh budgets hold this many guesses; more of them would lock what must stay unlocked. */
export const probesPerName = 4;

/** As many as keep a small server busy: what waits for others' work must not tell either. */
const atOnce = 6;

const kinds = ['existing', 'unknown', 'locked'] as const;
type Kind = (typeof kinds)[number];

/**
 * Sends probes of all kinds in a random order, a new network and password each, some at a time.
 * @returns the best of all distinctions a stranger can make, as the area under its curve: 0.5 is chance
 */
export async function tellApart(url: string, names: Names, probes: number, seed: number): Promise<number> {
  const random = createRandom(seed, 'probes');
  const plan = Array.from({ length: probes }, (_, i) => ({
    kind: kinds[i % 3] ?? 'unknown',
    at: random.next(),
    i,
  }));
  plan.sort((a, b) => a.at - b.at);
  const seen: Record<Kind, Seen> = { existing: empty(), unknown: empty(), locked: empty() };
  const queue = plan.values();
  const worker = async () => {
    for (const { kind, i } of queue) {
      const turn = Math.floor(i / 3);
      const email =
        kind === 'unknown' ? `nobody${i}@company.example` : (names[kind][turn % names[kind].length] ?? '');
      const reply = await send(url, {
        method: 'POST',
        path: '/api/sign-in',
        address: botAddress(1_000_000 + i),
        body: { email, password: `probe ${i} of a stranger` },
      });
      seen[kind].tookMs.push(reply.tookMs);
      seen[kind].looks.push(lookOf(reply));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const pairs = [
    ['existing', 'unknown'],
    ['existing', 'locked'],
    ['unknown', 'locked'],
  ] as const;
  return Math.max(
    ...pairs.flatMap(([a, b]) => [
      sided(areaUnder(seen[a].tookMs, seen[b].tookMs)),
      byLooks(seen[a].looks, seen[b].looks),
    ]),
  );
}

const empty = (): Seen => ({ tookMs: [], looks: [] });

/** All of an answer but what differs between any two: the date and the request's number. */
function lookOf({ status, headers, body }: Reply): string {
  const kept = Object.entries(headers).filter(([name]) => name !== 'date' && name !== 'x-request-id');
  const said = body.replace(/"(requestId|instance)":"[^"]*"/g, '');
  return JSON.stringify([status, kept, said]);
}

const sided = (area: number) => Math.max(area, 1 - area);

/** How often a number of the first list is above one of the second (ties count half): Mann and Whitney's U, in its share. */
export function areaUnder(first: readonly number[], second: readonly number[]): number {
  if (first.length === 0 || second.length === 0) return 0.5;
  const all = [
    ...first.map((value) => ({ value, isFirst: true })),
    ...second.map((value) => ({ value, isFirst: false })),
  ].toSorted((a, b) => a.value - b.value);
  let ranks = 0;
  for (let from = 0; from < all.length;) {
    let to = from;
    while (to < all.length && all[to]?.value === all[from]?.value) to++;
    const firsts = all.slice(from, to).filter(({ isFirst }) => isFirst).length;
    ranks += (firsts * (from + to + 1)) / 2;
    from = to;
  }
  return (ranks - (first.length * (first.length + 1)) / 2) / (first.length * second.length);
}

/** Learns from one half which looks are commoner in the first list, and tries it on the other. */
function byLooks(first: readonly string[], second: readonly string[]): number {
  const half = (list: readonly string[], odd: number) => list.filter((_, i) => i % 2 === odd);
  const count = (list: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const look of list) counts.set(look, (counts.get(look) ?? 0) + 1 / list.length);
    return counts;
  };
  const [inFirst, inSecond] = [count(half(first, 0)), count(half(second, 0))];
  const score = (look: string) => (inFirst.get(look) ?? 0) - (inSecond.get(look) ?? 0);
  return sided(areaUnder(half(first, 1).map(score), half(second, 1).map(score)));
}
