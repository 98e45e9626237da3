/** A real SMTP server on this machine that keeps what it is given. */
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { afterAll } from 'vitest';

export interface Mailbox {
  url: string;
  /** All mails to an address, oldest first, as text. */
  to(address: string): string[];
  /** The next mail to an address beyond so many; waits for it. */
  next(address: string, beyond?: number): Promise<string>;
}

export async function openMailbox(): Promise<Mailbox> {
  const mails: { to: string; text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const text = readMail(Buffer.concat(chunks).toString('latin1'));
        for (const { address } of session.envelope.rcptTo) mails.push({ to: address, text });
        done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  afterAll(() => new Promise<void>((closed) => server.close(() => closed())));
  const to = (address: string) => mails.filter((mail) => mail.to === address).map(({ text }) => text);
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    to,
    async next(address, beyond = 0) {
      for (let tries = 0; tries < 1000; tries++) {
        const mail = to(address)[beyond];
        if (mail !== undefined) return mail;
        await pause(50);
      }
      throw new Error(`No mail came for ${address}.`);
    },
  };
}

/** The body of a plain mail. */
function readMail(raw: string): string {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  if (/content-transfer-encoding: base64/i.test(head)) return Buffer.from(text, 'base64').toString('utf8');
  if (/content-transfer-encoding: quoted-printable/i.test(head)) {
    const bytes = text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    return Buffer.from(bytes, 'latin1').toString('utf8');
  }
  return text;
}
