/** Judging passwords while they are typed, and what they have to be. Nothing here sets one. */
import { passwordPresets, passwords } from '#contract/access/passwords';
import { entrance, route, type Route } from '#access/gate';
import {
  aboutOrganisation,
  aboutPerson,
  judgePassword,
  passwordStateOf,
  takeCensus,
} from '#access/passwords';
import { hasSecondFactor, peopleWithSecondFactor } from '#access/factors';
import { currentPolicy } from '#access/policies';
import { minuteMs } from '#platform/clock';
import type { Database } from '#platform/database';
import { ProblemError } from '#platform/problem';

export function passwordRoutes({ db }: Database): Route[] {
  const mayAsk = createAskingLimit();
  return [
    entrance(passwords.judge, async ({ client, now }, { body }) => {
      mayAsk(client.address, now);
      const about = [...(body.about ?? []), body.email ?? '', ...(await aboutOrganisation(db))];
      const policy = await currentPolicy(db, now);
      return judgePassword(body.password, { about }, policy.passwords, 'typed');
    }),

    route(passwords.judgeMine, 'session', async (ctx, { body }) => {
      const { personId } = ctx.user;
      const subject = {
        about: await aboutPerson(ctx.db, personId),
        secondFactor: await hasSecondFactor(ctx.db, personId),
        ...(body.current !== undefined && { current: body.current }),
      };
      const policy = await currentPolicy(ctx.db, ctx.now);
      return judgePassword(body.password, subject, policy.passwords, 'typed');
    }),

    entrance(passwords.rules, async ({ now }) => (await currentPolicy(db, now)).passwords),

    route(passwords.mine, 'session', async (ctx) => {
      const { personId } = ctx.user;
      const policy = await currentPolicy(ctx.db, ctx.now);
      const secondFactor = await hasSecondFactor(ctx.db, personId);
      return passwordStateOf(ctx.db, personId, ctx.now, policy.passwords, secondFactor);
    }),

    route(passwords.census, 'settings.manage', async (ctx) => {
      const { recommended: first, handbook, strict } = passwordPresets;
      const holders = await peopleWithSecondFactor(ctx.db);
      const { people, counts } = await takeCensus(ctx.db, [first, handbook, strict], ctx.now, holders);
      const none = { asked: 0, unknown: 0 };
      const [a = none, b = none, c = none] = counts;
      return { people, presets: { recommended: a, handbook: b, strict: c } };
    }),
  ];
}

const perMinute = 240;
const rememberedAddresses = 10_000;

/**
 * The judge is open to everybody and works hard: each address has so many questions a minute. In memory, as nothing is
 * guessed here: it bounds the work of this server.
 */
function createAskingLimit(): (address: string, now: Date) => void {
  let asked = new Map<string, number>();
  let until = 0;
  return (address, now) => {
    if (now.getTime() >= until || now.getTime() < until - minuteMs || asked.size >= rememberedAddresses) {
      asked = new Map();
      until = now.getTime() + minuteMs;
    }
    const times = (asked.get(address) ?? 0) + 1;
    asked.set(address, times);
    if (times > perMinute)
      throw new ProblemError('too_many_requests', undefined, { headers: { 'retry-after': '60' } });
  };
}
