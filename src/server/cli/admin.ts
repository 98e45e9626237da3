/**
 * `latchkey admin EMAIL`: makes somebody an administrator; with `--session` prints a one-time link to an administrator's
 * session past every lock. Works with the web server up or down. Whoever can run this owns the server already.
 */
import { breakGlassLinkMinutes, breakGlassMinutes } from '#contract/access/break-glass';
import { makeAdministrator, makeSessionLink } from '#access/break-glass';
import type { Config } from '#platform/config';
import { atConsole, followUp } from './at-console.ts';

export interface AdminCall {
  email: string;
  /** A session in place of the role. */
  session: boolean;
  config: Config;
  json: boolean;
  say: (sentence: string) => void;
}

/** @throws StartFault where nobody has this address, they are an administrator already, or (for a session) none */
export async function adminCommand({ email, session, config, json, say }: AdminCall): Promise<void> {
  const print = (made: object, lines: readonly string[]) =>
    process.stdout.write(json ? `${JSON.stringify(made)}\n` : `${lines.join('\n')}\n`);
  if (session) {
    const made = await atConsole({ config, say }, (ctx) => makeSessionLink(ctx, email));
    return void print(made, [
      `A session of ${breakGlassMinutes} minutes as ${made.person.name}, past every lock. The link works once, for ${breakGlassLinkMinutes} minutes; the server must run to open it.`,
      'No lock was lifted, and no password was set or shown.',
      followUp,
      '',
      made.url,
    ]);
  }
  const made = await atConsole({ config, say }, (ctx) => makeAdministrator(ctx, email));
  print(made, [
    `${made.person.name} is an administrator now: they have the role “${made.role}” beside what they had.`,
    `No lock was lifted, nobody was signed in, and no password was set or shown. If something locks them: latchkey unlock ${email}`,
    followUp,
  ]);
}
