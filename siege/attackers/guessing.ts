/** M3, M6, M7: one account, as many passwords as the door looks at. */
import { dayMs, hourMs, startMs, type Actor } from '../time.ts';
import { victims, type World } from '../world.ts';
import { beforeWorkMs, botnet, guess, guessSteadily, quickMs, type Attack, type Origin } from './attack.ts';
import type { Staff } from '../people/people.ts';

/** More of them dilute what each gets; one isn't enough to see chance. */
const targets = 2;

function targeted(kind: string, does: string, size: number): Attack {
  return {
    mix: 'M3',
    kind,
    does,
    begin(world) {
      const { pace } = world.door;
      const gapMs = pace.byAddress && size > 1 ? quickMs : pace.gapMs;
      const effort = Math.floor(world.effort / targets);
      const untilMs = startMs + world.days * dayMs;
      return victims(world, targets).map((victim) =>
        guessSteadily(
          world,
          victim,
          botnet(size, world.random(`bots of ${victim.account}`)),
          world.knowledge.best,
          {
            untilMs,
            effort,
            gapMs,
          },
        ),
      );
    },
  };
}

/** A colleague guesses at the people of the same office, from its address, at work. */
const insider: Attack = {
  mix: 'M6',
  kind: '',
  does: 'an insider guesses at colleagues from the office network',
  begin(world) {
    const [first] = victims(world, 1);
    const office = world.staff.find(({ office: address }) => address !== null)?.office ?? first?.home ?? '';
    const colleagues = world.staff.filter((person) => person.office === office).slice(0, 5);
    const effort = Math.floor(world.effort / colleagues.length);
    const untilMs = startMs + world.days * dayMs;
    return colleagues.map((victim) =>
      guessSteadily(world, victim, () => ({ address: office }), world.knowledge.best, { untilMs, effort }),
    );
  },
};

/** Somebody has the cookie of the victim's own device, and guesses with it. */
async function* withCookie(world: World, victim: Staff, effort: number): Actor {
  yield startMs + beforeWorkMs - hourMs;
  const bots = botnet(1000, world.random(`thief of ${victim.account}`));
  const origin = (): Origin => ({ ...bots(), device: victim.devices[0]?.cookie ?? null });
  yield* guessSteadily(world, victim, origin, world.knowledge.best, {
    untilMs: startMs + world.days * dayMs,
    effort,
  });
}

const thief: Attack = {
  mix: 'M7',
  kind: '',
  does: 'a stolen device cookie is used to guess with',
  begin: (world) =>
    victims(world, targets).map((victim) => withCookie(world, victim, world.effort / targets)),
};

/** A thousand guesses at one account at one instant; beside it, a thousand at a twin, one after the other. */
async function* allAtOnce(world: World, together: Staff, oneByOne: Staff): Actor {
  yield startMs + beforeWorkMs - hourMs;
  const origin = botnet(20_000, world.random('a thousand'));
  const random = world.random('their words');
  const words = Array.from(
    { length: Math.min(1000, world.effort) },
    (_, i) => `at-once-${i}-${random.whole(0, 2 ** 31)}`,
  );
  const isLookedAt = ({ evaluated }: { evaluated: boolean }) => evaluated;
  const parallel = await Promise.all(words.map((word) => guess(world, together.account, origin(), word)));
  const sequential = [];
  for (const word of words) sequential.push(await guess(world, oneByOne.account, origin(), word));
  world.tally.parallel = {
    together: parallel.filter(isLookedAt).length,
    oneByOne: sequential.filter(isLookedAt).length,
  };
}

const thousand: Attack = {
  mix: 'M9',
  kind: '',
  does: 'a thousand guesses at once',
  begin(world) {
    const [together, oneByOne] = victims(world, 2);
    return together && oneByOne ? [allAtOnce(world, together, oneByOne)] : [];
  },
};

export const guessings: readonly Attack[] = [
  targeted('1 address', 'guessing at one account from one address', 1),
  targeted('1,000 addresses', 'guessing at one account from 1,000 addresses', 1000),
  targeted('100,000 addresses', 'guessing at one account from 100,000 addresses', 100_000),
  targeted('IPv6', 'guessing at one account with a new IPv6 address each time', Infinity),
  insider,
  thief,
  thousand,
];
