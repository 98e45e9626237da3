/**
 * `latchkey unlock EMAIL`: lifts all locks of a person, gives their lanes back, and prints a link that trusts their device.
 * Works with the web server up or down. Whoever can run this owns the server already.
 */
import { triggerWords } from '#contract/access/lock-words';
import { unlockPerson, type Unlocked } from '#access/break-glass';
import type { Config } from '#platform/config';
import { atConsole, followUp } from './at-console.ts';

export interface UnlockCall {
  email: string;
  config: Config;
  json: boolean;
  say: (sentence: string) => void;
}

/** @throws StartFault where nobody has this address, or their account was closed for good */
export async function unlockCommand({ email, config, json, say }: UnlockCall): Promise<void> {
  const unlocked = await atConsole({ config, say }, (ctx) => unlockPerson(ctx, email));
  process.stdout.write(json ? `${JSON.stringify(unlocked)}\n` : told(unlocked));
}

function told({ person, lifted, lanes, deviceLink, closedNetworks }: Unlocked): string {
  const times = (n: number, one: string, many: string) => (n === 1 ? `one ${one}` : `${n} ${many}`);
  const lines = [
    lifted.length === 0
      ? `${person.name} had no open lock.`
      : `Lifted ${times(lifted.length, 'lock', 'locks')} of ${person.name}:`,
    ...lifted.map(
      ({ scope, strength, trigger, since, reason }) =>
        `  ${triggerWords.en[trigger].name} (${scope}, ${strength}, since ${since})${reason === '' ? '' : `: ${reason}`}`,
    ),
    lanes === 0
      ? 'No tries at passwords or codes were spent.'
      : `Spent tries at passwords and codes were given back (${times(lanes, 'lane', 'lanes')}).`,
    'Nobody was signed in, and no password was set or shown: they sign in with their own.',
    ...(closedNetworks === 0
      ? []
      : [
          `${times(closedNetworks, 'network is', 'networks are')} closed to unknown devices and stay so; the link gets past that.`,
        ]),
    followUp,
    '',
    `For a device that isn't known: open this link on it, once, until ${deviceLink.expiresAt}; then sign in as usual.`,
    deviceLink.url,
  ];
  return `${lines.join('\n')}\n`;
}
