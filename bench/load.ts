/** Load on two servers in turns, so that whatever else the machine does falls on both. */
import autocannon from 'autocannon';

export const connections = 16;

export interface Target {
  url: string;
  /** What is sent, over and over; one with `setupRequest` is made anew each time. */
  requests: autocannon.Request[];
  headers?: Record<string, string>;
}
export interface Scenario {
  name: string;
  /** How much of the bare server's requests a second is to be reached. */
  share: number;
  ours: Target;
  bare: Target;
}

export interface Side {
  perSecond: number;
  p99Ms: number;
}
export interface Comparison {
  name: string;
  share: number;
  ours: Side;
  bare: Side;
  /** Ours in the bare server's, round by round: the median, and how far the rounds lie apart. */
  ratio: { median: number; least: number; most: number };
  p99Ratio: number;
}

/** So many answers before measuring, as a busy server has given: a program is slow until its code is compiled well. */
const warmUpAnswers = 8_000;
const warmUpRoundSeconds = 2;
const warmUpRoundsAtMost = 15;

/** Loads both servers in turns. @throws Error where one of them answers with anything but success */
export async function compare(
  scenario: Scenario,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Comparison> {
  await warmUp(scenario.bare);
  await warmUp(scenario.ours);
  const results: { bare: Side; ours: Side }[] = [];
  for (let round = 0; round < rounds; round++) {
    const bare = await run(scenario.bare, seconds);
    results.push({ bare, ours: await run(scenario.ours, seconds) });
  }
  const ratios = results.map(({ ours, bare }) => ours.perSecond / bare.perSecond);
  const side = (of: 'ours' | 'bare'): Side => ({
    perSecond: median(results.map((result) => result[of].perSecond)),
    p99Ms: median(results.map((result) => result[of].p99Ms)),
  });
  const [ours, bare] = [side('ours'), side('bare')];
  return {
    name: scenario.name,
    share: scenario.share,
    ours,
    bare,
    ratio: { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) },
    p99Ratio: ours.p99Ms / bare.p99Ms,
  };
}

async function warmUp(target: Target): Promise<void> {
  let answers = 0;
  for (let round = 0; round < warmUpRoundsAtMost && answers < warmUpAnswers; round++) {
    answers += (await run(target, warmUpRoundSeconds)).perSecond * warmUpRoundSeconds;
  }
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low = NaN, high = NaN] = [sorted[sorted.length % 2 === 1 ? half : half - 1], sorted[half]];
  return (low + high) / 2;
}

async function run({ url, requests, headers }: Target, seconds: number): Promise<Side> {
  const timesMs: number[] = [];
  let client = 0;
  const options: autocannon.Options = {
    url,
    connections,
    requests,
    duration: seconds,
    ...(headers && { headers }),
    setupClient(each) {
      // Each connection begins elsewhere in the list, or all would ask for the same thing at the same time.
      const at = Math.floor((requests.length * client++) / connections);
      if (requests.length > 1) each.setRequests([...requests.slice(at), ...requests.slice(0, at)]);
    },
  };
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon(options, (error: Error | null, done) =>
      error ? reject(error) : resolve(done),
    );
    running.on('response', (_client, _status, _bytes, timeMs) => void timesMs.push(timeMs));
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0 || timesMs.length === 0) {
    throw new Error(
      `${url} gave ${failed} failures among ${timesMs.length} answers: ${JSON.stringify(result.statusCodeStats)}`,
    );
  }
  timesMs.sort((a, b) => a - b);
  return {
    perSecond: timesMs.length / result.duration,
    p99Ms: timesMs[Math.floor(timesMs.length * 0.99)] ?? NaN,
  };
}
