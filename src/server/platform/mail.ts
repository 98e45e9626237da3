/** Mail over SMTP. Without `SMTP_URL` there is no mail, and whatever needs it says so instead of pretending. */
import nodemailer from 'nodemailer';

export interface Mail {
  /** Becomes the Message-ID: a mail that is sent again, not known to have arrived, is shown once. */
  id?: string;
  to: string;
  subject: string;
  text: string;
}

export interface Mailer {
  readonly on: boolean;
  /**
   * Whether the SMTP server answered when it was last asked, at most a minute ago while anybody wants to know. Never by
   * what was sent to whom: that would tell strangers who is somebody.
   */
  reaches(): boolean;
  /** Hands a mail to the SMTP server. Throws where it is refused or away. */
  send(mail: Mail): Promise<void>;
}

/** Mails that one server hands over at once. */
export const mailsAtOnce = 10;

const askEveryMs = 60_000;

/** A mail server that takes longer is as good as away: mails are sent again later. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** @param settings.smtpUrl e.g. `smtps://user:secret@mail.example:465`; undefined: mail is off */
export function createMailer(settings: { smtpUrl?: string | undefined; from?: string | undefined }): Mailer {
  if (!settings.smtpUrl) {
    return {
      on: false,
      reaches: () => false,
      send: () => Promise.reject(new Error('Mail is not set up: set SMTP_URL.')),
    };
  }
  const from = settings.from ?? 'Latchkey <latchkey@localhost>';
  const transport = nodemailer.createTransport({ url: settings.smtpUrl, ...patience }, { from });
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';
  let answered = true;
  let askedAt = -Infinity;
  const ask = async () => {
    answered = await transport.verify().then(
      () => true,
      () => false,
    );
  };
  return {
    on: true,
    reaches() {
      if (performance.now() - askedAt > askEveryMs) {
        askedAt = performance.now();
        void ask();
      }
      return answered;
    },
    async send({ id, ...mail }) {
      await transport.sendMail({ ...mail, ...(id !== undefined && { messageId: `<${id}@${domain}>` }) });
    },
  };
}
