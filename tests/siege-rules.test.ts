/** The siege's peers keep to the numbers of their documentation, and its own parts to theirs. */
import { describe, expect, it } from 'vitest';
import type { Door } from '../siege/doors/door.ts';
import { peers } from '../siege/doors/index.ts';
import { keycloakTemporary } from '../siege/doors/keycloak.ts';
import { entraPoints } from '../siege/doors/password-rules.ts';
import { learn } from '../siege/knowledge.ts';
import { OptionFault, readOptions } from '../siege/options.ts';
import { createRandom } from '../siege/random.ts';
import { mostADay, mostAnHour } from '../siege/tally.ts';
import { createClock, hourMs, minuteMs, secondMs, type Actor } from '../siege/time.ts';

const owner = 'owner@company.example';
const right = 'the right one';

async function open(name: string): Promise<Door> {
  const door = peers.get(name)?.();
  if (!door) throw new Error(`no ${name}`);
  await door.settle([{ account: owner, password: right, isAdministrator: false, name: 'Wei', ways: [] }]);
  return door;
}

const at = (
  door: Door,
  nowMs: number,
  password: string,
  address = '198.51.100.7',
  device: string | null = null,
) => door.signIn({ account: owner, client: { address, agent: '', device }, password, nowMs, pays: true });

/** How many of so many wrong ones were looked at, two seconds apart. */
async function strike(door: Door, times: number, fromMs = 0, address?: string): Promise<number> {
  let lookedAt = 0;
  for (let i = 0; i < times; i++) {
    const { evaluated } = await at(door, fromMs + i * 2 * secondMs, `wrong ${fromMs} ${i}`, address);
    if (evaluated) lookedAt++;
  }
  return lookedAt;
}

const outcome = async (door: Door, nowMs: number, address?: string) =>
  (await at(door, nowMs, right, address)).outcome;

describe('peers of the siege', () => {
  it.each([
    ['keycloak', 30, minuteMs],
    ['gitlab', 10, 10 * minuteMs],
    ['five-strikes', 5, 30 * minuteMs],
    ['authelia-user', 3, 5 * minuteMs],
    ['authelia-ip', 3, 5 * minuteMs],
    ['adfs', 10, 30 * minuteMs],
    ['entra', 10, minuteMs],
    ['owasp', 10, hourMs],
  ])(
    '%s looks at %i wrong ones, then refuses the right one for so long and no longer',
    async (name, strikes, lockMs) => {
      const door = await open(name);
      expect(await strike(door, strikes)).toBe(strikes);
      const lastMs = (strikes - 1) * 2 * secondMs;
      expect(await outcome(door, lastMs + lockMs - 1)).toBe('refused');
      expect(await outcome(door, lastMs + lockMs)).toBe('in');
    },
  );

  it('Keycloak waits a minute longer for each thirty failures, a quarter of an hour at most, and forgets after 12 hours', () => {
    const rules = keycloakTemporary();
    const wrong = (nowMs: number) => ({
      account: owner,
      address: '',
      device: null,
      password: 'wrong',
      nowMs,
    });
    const waitAfter = new Map<number, number>();
    let nowMs = 0;
    for (let failures = 1; failures <= 600; failures++) {
      rules.failed(wrong(nowMs));
      let waitMs = 0;
      while (!rules.looks(wrong(nowMs + waitMs))) waitMs += minuteMs;
      waitAfter.set(failures, waitMs / minuteMs);
      nowMs += 16 * minuteMs;
    }
    expect([29, 30, 59, 60, 449, 450, 600].map((n) => waitAfter.get(n))).toEqual([0, 1, 1, 2, 14, 15, 15]);
    rules.failed(wrong(nowMs + 12 * hourMs));
    expect(rules.looks(wrong(nowMs + 12 * hourMs))).toBe(true);
  });

  it('Keycloak shuts for a minute after two failures within a second', async () => {
    const door = await open('keycloak');
    await at(door, 0, 'wrong');
    await at(door, 900, 'wrong too');
    expect(await outcome(door, 30 * secondMs)).toBe('refused');
    expect(await outcome(door, 900 + minuteMs)).toBe('in');
  });

  it.each([
    ['keycloak-permanent', 30],
    ['zitadel', 5],
  ])('%s stays shut after %i until an administrator opens it', async (name, strikes) => {
    const door = await open(name);
    expect(await strike(door, strikes + 5)).toBe(strikes);
    expect(await outcome(door, 1000 * hourMs)).toBe('refused');
    await door.lift(owner, { address: '', agent: '', device: null }, 0);
    expect(await outcome(door, 1000 * hourMs)).toBe('in');
  });

  it('a success sets Zitadel’s count back', async () => {
    const door = await open('zitadel');
    await strike(door, 4);
    expect(await outcome(door, minuteMs)).toBe('in');
    expect(await strike(door, 4, 2 * minuteMs)).toBe(4);
    expect(await outcome(door, hourMs)).toBe('in');
  });

  it('Authelia by user bans the owner everywhere, by ip nobody else', async () => {
    const [user, ip] = [await open('authelia-user'), await open('authelia-ip')];
    await strike(user, 3);
    await strike(ip, 3);
    expect(await outcome(user, minuteMs, '203.0.113.5')).toBe('refused');
    expect(await outcome(ip, minuteMs, '203.0.113.5')).toBe('in');
  });

  it.each(['adfs', 'entra'])('%s counts places of a success apart from others', async (name) => {
    const door = await open(name);
    expect(await outcome(door, 0, '203.0.113.5')).toBe('in');
    await strike(door, 10, minuteMs);
    expect(await outcome(door, 2 * minuteMs - 1)).toBe('refused');
    expect(await outcome(door, 2 * minuteMs - 1, '203.0.113.5')).toBe('in');
  });

  it('AD FS lets one attempt through after each window', async () => {
    const door = await open('adfs');
    await strike(door, 10);
    expect(await strike(door, 5, hourMs)).toBe(1);
    expect(await strike(door, 5, 2 * hourMs)).toBe(1);
  });

  it('Entra doubles the lock, and one of the last three wrong ones again doesn’t count', async () => {
    const door = await open('entra');
    for (let i = 0; i < 50; i++) await at(door, i * secondMs, 'last month’s');
    expect(await outcome(door, minuteMs, '203.0.113.77')).toBe('in');
    const other = await open('entra');
    await strike(other, 10);
    expect(await strike(other, 1, 2 * minuteMs)).toBe(1);
    expect(await outcome(other, 4 * minuteMs - 1)).toBe('refused');
    expect(await outcome(other, 4 * minuteMs)).toBe('in');
  });

  it('OWASP’s cookie has its own count, and is of no use for another account', async () => {
    const door = await open('owasp');
    const { device = null } = await at(door, 0, right);
    await strike(door, 10, minuteMs);
    expect((await at(door, 2 * minuteMs, right, '192.0.2.1', device)).outcome).toBe('in');
    expect((await at(door, 2 * minuteMs, right, '192.0.2.1', 'device-of-somebody-else')).outcome).toBe(
      'refused',
    );
  });

  it('EspoCRM refuses an address after more than ten failures in a minute, and only the address', async () => {
    const door = await open('espocrm');
    expect(await strike(door, 20)).toBe(11);
    expect(await outcome(door, 40 * secondMs)).toBe('refused');
    expect(await outcome(door, 40 * secondMs, '203.0.113.5')).toBe('in');
    expect(await outcome(door, 2 * minuteMs)).toBe('in');
  });

  it.each([
    ['zitadel', 'Summer26', false],
    ['zitadel', 'Summer26!', true],
    ['gitlab', 'password1', false],
    ['gitlab', 'summer-2026', true],
    ['adfs', 'Summer26', true],
    ['adfs', 'summer26', false],
    ['five-strikes', 'password', false],
    ['five-strikes', 'password1', true],
    ['entra', 'P@ssw0rd1', false],
    ['entra', 'Zq8 vexing llama', true],
    ['keycloak', '1', true],
  ])('%s on the password %s: %s', async (name, password, fits) => {
    const owner = { name: 'Wei', hasSecondFactor: false };
    expect(await (await open(name)).accepts(password, owner)).toBe(fits);
  });

  it('counts points as Entra’s documentation does', () => {
    expect(entraPoints('C0ntoS0Blank12', ['contoso', 'blank'])).toBe(4);
    expect(entraPoints('ContoS0Bl@nkf9!', ['contoso', 'blank'])).toBe(5);
  });
});

describe('parts of the siege', () => {
  it('draws the same numbers for the same seed and name, and others for others', () => {
    const draw = (seed: number, name: string) => {
      const random = createRandom(seed, name);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(draw(7, 'a')).toEqual(draw(7, 'a'));
    expect(draw(7, 'a')).not.toEqual(draw(8, 'a'));
    expect(draw(7, 'a')).not.toEqual(draw(7, 'b'));
  });

  it('lets everybody act in the order of time, and stops at the end', async () => {
    const acted: string[] = [];
    async function* actor(name: string, timesMs: readonly number[]): Actor {
      for (const atMs of timesMs) {
        yield atMs;
        acted.push(`${name}${atMs}`);
      }
    }
    const clock = createClock(0);
    clock.add(actor('a', [5, 20, 60]));
    clock.add(actor('b', [1, 5, 30, 99]));
    clock.add(actor('c', [25, 26, 27]));
    await clock.run(50);
    const before = ['b1', 'a5', 'b5', 'a20', 'c25', 'c26', 'c27', 'b30'];
    expect(acted).toEqual(before);
    expect(clock.nowMs()).toBe(50);
    await clock.run(70);
    expect(acted).toEqual([...before, 'a60']);
  });

  it('finds the worst window, wherever it begins', () => {
    const times = new Map([
      ['a', [0, 59 * minuteMs, 61 * minuteMs, 62 * minuteMs]],
      ['b', [0, 25 * hourMs]],
    ]);
    expect(mostAnHour(times)).toBe(3);
    expect(mostADay(times)).toBe(4);
  });

  it('attackers guess what people really choose: the best words hit more people than chance', async () => {
    const known = await learn(1, 3000, (password) => password.length >= 8, false);
    const hit = known.best.slice(0, 20).reduce((sum, word) => sum + known.share(word), 0);
    expect(hit).toBeGreaterThan(0.02);
    expect(known.patterned.some((word) => /^(Spring|Summer|Autumn|Winter)2026!$/.test(word))).toBe(true);
  });

  it.each([
    [['--mix', 'M1,M99'], 'M99'],
    [['--policy', 'keycloack'], 'keycloack'],
    [['--seed', '-1'], '--seed'],
    [['--seed', '1.5'], '--seed'],
    [['--accounts', '5'], '--accounts'],
    [['--days', '0'], '--days'],
    [['--html='], '--html'],
    [['--fast'], '--fast'],
    [['M1'], 'M1'],
  ])('refuses %j', (args, word) => {
    expect(() => readOptions(args)).toThrow(OptionFault);
    expect(() => readOptions(args)).toThrow(word);
  });

  it('takes what it knows', () => {
    expect(readOptions(['--full', '--days', '2', '--mix', 'M4,M1', '--policy', 'entra'])).toMatchObject({
      accounts: 10_000,
      days: 2,
      mixes: ['M1', 'M4'],
      policies: ['entra'],
    });
  });
});
