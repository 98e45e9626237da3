/** M8, M10, M11: floods of mail and requests, the other entrances, and a server whose clock jumps and whose memory is lost. */
import { entrances, type Entrance } from '../doors/door.ts';
import { probe } from '../people/life.ts';
import type { Staff } from '../people/people.ts';
import { note } from '../tally.ts';
import { dayMs, hourMs, minuteMs, startMs, type Actor } from '../time.ts';
import { serverMs, victims, type World } from '../world.ts';
import { beforeWorkMs, botnet, guess, guessSteadily, nonsense, workdays, type Attack } from './attack.ts';

const bots = 20_000;
const anAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:147.0) Gecko/20100101 Firefox/147.0';

/**
 * Asks for mails to one person every ten minutes, and for an administrator's help in their name, and spends the strangers'
 * lane as well: so that the owner, who stands somewhere with a new device, comes in neither by password nor by mail, and
 * nobody listens any more when they ask.
 */
async function* flood(world: World, victim: Staff): Actor {
  const random = world.random(`flood of ${victim.account}`);
  const origin = botnet(bots, random);
  for (const midnightMs of workdays(world)) {
    for (let at = beforeWorkMs; at < 11.5 * hourMs; at += 2 * minuteMs) {
      yield midnightMs + at;
      await guess(world, victim.account, origin(), nonsense(random));
      if (at % (10 * minuteMs) !== 0) continue;
      const client = { ...origin(), agent: anAgent, device: null };
      const isSent = await world.door.askMail(victim.account, client, null, serverMs(world));
      if (isSent) note(world.tally.mailsMs, victim.account, world.clock.nowMs());
      const isCalled = await world.door.askHelp(victim.account, client, serverMs(world));
      if (isCalled === true) note(world.tally.callsMs, victim.account, world.clock.nowMs());
    }
  }
}

/** The person themselves, on their own device, asks for help in the middle of it. */
async function* askAmidst(world: World, victim: Staff): Actor {
  const [own] = victim.devices;
  for (const midnightMs of workdays(world)) {
    yield midnightMs + 11 * hourMs + minuteMs;
    if (own?.cookie == null) continue;
    const client = { address: victim.home, agent: own.agent, device: own.cookie };
    const isCalled = await world.door.askHelp(victim.account, client, serverMs(world));
    if (isCalled === null) return;
    world.tally.asked.all++;
    if (!isCalled) world.tally.asked.unheard++;
  }
}

const floods: Attack = {
  mix: 'M8',
  kind: '',
  does: 'floods of mail proofs, of unlock requests and of wrong passwords, while the person needs a mail or an administrator',
  begin(world) {
    const each = 160 * workdays(world).length;
    return victims(world, Math.min(20, Math.floor(world.effort / each))).flatMap((victim) => [
      flood(world, victim),
      askAmidst(world, victim),
      ...workdays(world).map((midnightMs) =>
        probe(world, victim, midnightMs + 8 * hourMs + victim.random.whole(0, 180) * minuteMs),
      ),
    ]);
  },
};

/** Guesses at one other entrance of one person every quarter of an hour, for a day. */
async function* besideTheDoor(world: World, victim: Staff, entrance: Entrance): Actor {
  const origin = botnet(bots, world.random(`${entrance} of ${victim.account}`));
  const times = new Map<string, number[]>();
  for (let at = 0; at < dayMs; at += 15 * minuteMs) {
    yield startMs + at;
    const client = { ...origin(), agent: anAgent, device: null };
    const answer = await world.door.guessAt(entrance, victim.account, client, serverMs(world));
    if (answer === null) return;
    world.tally.entrancesMs.set(entrance, times);
    if (answer.evaluated) note(times, victim.account, world.clock.nowMs());
    if (answer.outcome === 'in' || answer.outcome === 'trusted') world.tally.found.add(victim.account);
  }
}

const beside: Attack = {
  mix: 'M10',
  kind: '',
  does: 'guessing at mailed codes, authenticators and recovery codes',
  begin: (world) =>
    victims(world, 1).flatMap((victim) =>
      entrances.map((entrance) => besideTheDoor(world, victim, entrance)),
    ),
};

/** The clock is set an hour on and back again every three hours, and the server is started anew in between. */
async function* disturb(world: World): Actor {
  for (let at = hourMs; at < world.days * dayMs; at += 3 * hourMs) {
    yield startMs + at;
    world.skewMs = hourMs;
    yield startMs + at + 20 * minuteMs;
    await world.door.restart();
    yield startMs + at + 40 * minuteMs;
    world.skewMs = -hourMs;
    yield startMs + at + hourMs;
    world.skewMs = 0;
    await world.door.restart();
  }
}

const disturbed: Attack = {
  mix: 'M11',
  kind: '',
  does: 'guessing while the server’s clock jumps by an hour and it is started anew eight times a day',
  begin(world) {
    const effort = Math.floor(world.effort / 2);
    const untilMs = startMs + world.days * dayMs;
    return [
      disturb(world),
      ...victims(world, 2).map((victim) =>
        guessSteadily(
          world,
          victim,
          botnet(bots, world.random(`late ${victim.account}`)),
          world.knowledge.best,
          {
            untilMs,
            effort,
          },
        ),
      ),
    ];
  },
};

export const sideways: readonly Attack[] = [floods, beside, disturbed];
