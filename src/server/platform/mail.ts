/** Mail over SMTP. Without `SMTP_URL` there is no mail, and whatever needs it says so instead of pretending. */
import nodemailer from 'nodemailer';

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

export interface Mailer {
  readonly on: boolean;
  /** Hands a mail to the SMTP server. Throws where it is refused or away. */
  send(mail: Mail): Promise<void>;
}

/** @param settings.smtpUrl e.g. `smtps://user:secret@mail.example:465`; undefined: mail is off */
export function createMailer(settings: { smtpUrl?: string | undefined; from?: string | undefined }): Mailer {
  if (!settings.smtpUrl) {
    return { on: false, send: () => Promise.reject(new Error('Mail is not set up: set SMTP_URL.')) };
  }
  const transport = nodemailer.createTransport(settings.smtpUrl, {
    from: settings.from ?? 'Latchkey <latchkey@localhost>',
  });
  return {
    on: true,
    async send(mail) {
      await transport.sendMail(mail);
    },
  };
}
