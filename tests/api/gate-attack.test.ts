/** What somebody hostile would try at the gate, with the source in hand: each was a hole once. */
import { TOTP } from 'otpauth';
import { beforeAll, describe, expect, it } from 'vitest';
import { openHouse, setPolicy, type Browser, type House } from '../harness/house.ts';
import { openMailbox, type Mailbox } from '../harness/mailbox.ts';

let house: House;
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await openMailbox();
  house = await openHouse({ SMTP_URL: mailbox.url });
  await house.app.startJobs();
});

let strangers = 0;
/** Somebody from a network that nobody ever came from. */
const stranger = (): Browser =>
  Object.assign(house.stranger(), { address: `198.${18 + (++strangers >> 8)}.${strangers & 255}.7` });
const codeIn = (mail: string) => /\n\s+(\d{4} \d{4})\n/.exec(mail)?.[1] ?? '';

describe('a sign-in that waits for its second proof', () => {
  it('takes no code by mail from somebody who has a second factor', async () => {
    const email = 'reader@huaxin.example';
    const before = stranger();
    const early = (await before.signIn(email)).body.challenge;
    expect(early.methods).toEqual(['mail']);
    await before.post('/api/sign-in/mail', { challenge: early.token });
    const code = codeIn(await mailbox.next(email));
    const { secret } = (await house.as.reader.post('/api/me/totp')).body;
    const totp = new TOTP({ secret });
    expect((await house.as.reader.post('/api/me/totp/confirm', { code: totp.generate() })).status).toBe(204);
    // A code mailed before there was one proves nothing after it, and another isn't sent, whatever the page offers.
    const proof = { challenge: early.token, proof: { method: 'mail', code } };
    expect((await before.post('/api/sign-in/proof', proof)).body.code).toBe('wrong_proof');
    const thief = stranger();
    const { challenge } = (await thief.signIn(email)).body;
    expect(challenge.methods).toEqual(['totp']);
    expect((await thief.post('/api/sign-in/mail', { challenge: challenge.token })).body.code).toBe(
      'wrong_state',
    );
    expect((await house.as.reader.send('DELETE', '/api/me/totp')).status).toBe(204);
  });

  it('is held against locks and networks again when it is proved', async () => {
    const codes = (await house.as.service.post('/api/me/recovery-codes')).body.codes as string[];
    const browser = stranger();
    const { token } = (await browser.signIn('service@huaxin.example')).body.challenge;
    const prove = (code: string | undefined) =>
      browser.post('/api/sign-in/proof', { challenge: token, proof: { method: 'recovery-code', code } });
    const endsAt = new Date(Date.now() + 60_000).toISOString();
    const close = {
      scope: 'account',
      subject: house.as.service.id,
      strength: 'closed',
      reason: '核实',
      endsAt,
    };
    const lock = (await house.as.admin.post('/api/locks', close)).body;
    expect((await prove(codes[0])).body.code).toBe('locked');
    await house.as.admin.post(`/api/locks/${lock.id}/lift`, {});
    await setPolicy(house, { allowedNetworks: ['127.0.0.0/8'] });
    expect((await prove(codes[1])).body.code).toBe('not_from_here');
    await setPolicy(house, {});
    expect((await prove(codes[2])).status).toBe(200);
  });
});
