/** Coming in with the help of one's mailbox, through a real SMTP server; and nobody else's way in or nuisance by it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openHouse, password, type Browser, type House } from '../harness/house.ts';
import { freePort } from '../harness/browser.ts';
import { openMailbox, type Mailbox } from '../harness/mailbox.ts';

let house: House;
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await openMailbox();
  house = await openHouse({ SMTP_URL: mailbox.url });
  await house.app.startJobs();
});

let strangers = 0;
function stranger(): Browser {
  const browser = house.stranger();
  browser.address = `203.0.113.${++strangers}`;
  browser.address = `198.51.${strangers}.9`;
  return browser;
}
const codeIn = (mail: string) => /\n\s+(\d{4} \d{4})\n/.exec(mail)?.[1] ?? '';

describe('a code by mail', () => {
  it('is the second proof of a sign-in: for minutes, once, and only for the browser that asked', async () => {
    const email = 'sales@huaxin.example';
    const browser = stranger();
    const { challenge } = (await browser.signIn(email)).body;
    expect(challenge).toMatchObject({ methods: ['mail'], mailTo: 's…@huaxin.example' });
    expect((await browser.post('/api/sign-in/mail', { challenge: challenge.token })).status).toBe(204);
    const code = codeIn(await mailWith(email, '验证码'));
    expect(code).toMatch(/^\d{4} \d{4}$/);
    const give = (by: Browser, token: string, typed: string) =>
      by.post('/api/sign-in/proof', { challenge: token, proof: { method: 'mail', code: typed } });
    const thief = stranger();
    const other = (await thief.signIn(email)).body.challenge.token;
    expect((await give(thief, other, code)).body.code).toBe('wrong_proof');
    expect((await give(browser, challenge.token, '0000 0000')).body.code).toBe('wrong_proof');
    expect((await give(browser, challenge.token, code)).body.user.name).toBe('王芳');
    expect((await give(browser, challenge.token, code)).body.code).toBe('expired_link');
    // Trusted from now on.
    await browser.post('/api/sign-out');
    expect((await browser.signIn(email)).body.user.name).toBe('王芳');
  });

  it('ends after fifteen minutes', async () => {
    const email = 'lead@huaxin.example';
    const browser = stranger();
    const asked = await browser.post('/api/devices/mail', { email });
    const code = codeIn(await mailWith(email, '成为你信任的设备'));
    house.setNow(new Date(Date.now() + 16 * 60_000));
    const late = { method: 'mail', token: asked.body.token, code };
    expect((await browser.post('/api/devices/proof', late)).body.code).toBe('expired_link');
    house.setNow(null);
    expect((await browser.post('/api/devices/proof', late)).status).toBe(204);
    expect((await browser.get('/api/me')).status).toBe(401);
    expect((await browser.signIn(email)).status).toBe(200);
  });

  it('its link makes the device trusted that opens it; the asker’s token alone is none', async () => {
    const email = 'other@huaxin.example';
    const asker = stranger();
    const asked = await asker.post('/api/devices/mail', { email });
    const url = /\/trust-device#(\S+)/.exec(await mailWith(email, '成为你信任的设备'))?.[1] ?? '';
    const forged = { method: 'link', token: asked.body.token };
    expect((await asker.post('/api/devices/proof', forged)).body.code).toBe('expired_link');
    const owner = stranger();
    expect((await owner.post('/api/devices/proof', { method: 'link', token: url })).status).toBe(204);
    expect((await owner.signIn(email)).status).toBe(200);
    expect((await asker.signIn(email)).body.challenge).toBeDefined();
  });

  it('is asked for three times a day at most by strangers, who can’t spend what comes after the password', async () => {
    const email = 'service@huaxin.example';
    for (let i = 0; i < 8; i++) {
      const answer = await stranger().post('/api/devices/mail', { email });
      expect(answer.status).toBe(200);
      expect(Object.keys(answer.body)).toEqual(['token', 'expiresAt']);
    }
    const unknown = await stranger().post('/api/devices/mail', { email: 'nobody@huaxin.example' });
    expect(unknown.status).toBe(200);
    const browser = stranger();
    const { challenge } = (await browser.signIn(email)).body;
    expect((await browser.post('/api/sign-in/mail', { challenge: challenge.token })).status).toBe(204);
    await mailWith(email, '验证码');
    const asked = () => mailbox.to(email).filter((mail) => mail.includes('设备成为'));
    await expect.poll(() => asked().length, { timeout: 10_000 }).toBe(3);
    // The one that spent the day's budget lasts until there can be another: the flood doesn't take this way away.
    const link = /\/trust-device#(\S+)/.exec(asked()[2] ?? '')?.[1] ?? '';
    house.setNow(new Date(Date.now() + 20 * 3_600_000));
    const owner = stranger();
    expect((await owner.post('/api/devices/proof', { method: 'link', token: link })).status).toBe(204);
    // Used, it makes room for one more, whoever asks: on the next device of that day its owner isn't left without any.
    for (let i = 0; i < 3; i++) await stranger().post('/api/devices/mail', { email });
    await expect.poll(() => asked().length, { timeout: 10_000 }).toBe(4);
    const next = /\/trust-device#(\S+)/.exec(asked()[3] ?? '')?.[1] ?? '';
    house.setNow(new Date(Date.now() + 21 * 3_600_000));
    expect((await stranger().post('/api/devices/proof', { method: 'link', token: next })).status).toBe(204);
    house.setNow(null);
  });

  it('is no way around a second factor of one’s own', async () => {
    const email = 'reader@huaxin.example';
    const { url } = (await house.as.admin.post(`/api/people/${house.as.reader.id}/device-link`)).body;
    expect(url).toContain('/trust-device#');
    const begun = (await house.as.reader.post('/api/me/totp')).body;
    const { TOTP } = await import('otpauth');
    const totp = new TOTP({ secret: begun.secret });
    expect((await house.as.reader.post('/api/me/totp/confirm', { code: totp.generate() })).status).toBe(204);
    const browser = stranger();
    expect((await browser.post('/api/devices/mail', { email })).status).toBe(200);
    const link = /\/trust-device#(\S+)/.exec(await mailWith(email, 'device'))?.[1] ?? '';
    expect((await browser.post('/api/devices/proof', { method: 'link', token: link })).status).toBe(204);
    const { challenge } = (await browser.signIn(email)).body;
    expect(challenge).toMatchObject({ reasons: ['second-factor'], methods: ['totp'] });
    const code = totp.generate({ timestamp: Date.now() + 30_000 });
    const proof = { challenge: challenge.token, proof: { method: 'totp', code } };
    expect((await browser.post('/api/sign-in/proof', proof)).status).toBe(200);
    await browser.post('/api/sign-out');
    expect((await browser.signIn(email)).body.user, 'asked again within 30 days').toBeDefined();
    house.setNow(new Date(Date.now() + 31 * 86_400_000));
    expect((await browser.signIn(email)).body.challenge.reasons).toContain('second-factor');
    house.setNow(null);
  });

  it('a reset link from the mailbox makes its device trusted', async () => {
    const email = 'admin@huaxin.example';
    const browser = stranger();
    expect((await browser.post('/api/password/forgot', { email })).status).toBe(204);
    const token = /\/reset-password#(\S+)/.exec(await mailWith(email, '新密码'))?.[1] ?? '';
    const next = 'quite another fine one';
    expect((await browser.post('/api/password/reset', { token, password: next })).status).toBe(204);
    expect((await browser.signIn(email, password)).status).toBe(401);
    expect((await browser.signIn(email, next)).body.user.name).toBe('陈静');
  });
});

it('while the mail server is away no mail is offered or taken, whatever the name, and it is said to everybody', async () => {
  const mute = await openHouse({ SMTP_URL: `smtp://127.0.0.1:${await freePort()}` });
  const at = (address: string) => Object.assign(mute.stranger(), { address });
  await expect
    .poll(async () => (await at('203.0.113.1').get('/api/status')).body, { timeout: 20_000 })
    .toMatchObject({ mail: true, mailAway: true });
  const asked = [];
  for (const [i, name] of ['sales', 'nobody'].entries())
    asked.push(await at(`198.51.${i}.9`).post('/api/devices/mail', { email: `${name}@huaxin.example` }));
  expect(asked.map(({ body }) => body.code)).toEqual(['wrong_state', 'wrong_state']);
  const { challenge } = (await at('198.51.7.9').signIn('sales@huaxin.example')).body;
  expect(challenge.methods).toEqual([]);
  const page = await at('203.0.113.1').get('/locked', { lang: 'en' });
  expect(page.status).toBe(200);
  expect(page.text).not.toContain('A code by mail');
});

/** The newest mail to an address that holds a word; waits for it. */
async function mailWith(address: string, word: string): Promise<string> {
  for (let beyond = 0; ; beyond++) {
    const mail = await mailbox.next(address, beyond);
    if (mail.includes(word)) return mailbox.to(address).findLast((text) => text.includes(word)) ?? mail;
  }
}

describe('a crowd that asks for mails', () => {
  it('keeps nobody waiting for theirs', async () => {
    const flooder = house.stranger();
    for (let i = 0; i < 150; i++) {
      flooder.address = `203.${i}.113.9`;
      expect((await flooder.post('/api/password/forgot', { email: `n${i}@nobody.example` })).status).toBe(
        204,
      );
    }
    const before = mailbox.to('reader@huaxin.example').length;
    const asked = await stranger().post('/api/password/forgot', { email: 'reader@huaxin.example' });
    expect(asked.status, asked.text).toBe(204);
    // One a second would take them longer than a mail is waited for.
    expect(await mailbox.next('reader@huaxin.example', before)).toContain('/reset-password#');
  });
});
