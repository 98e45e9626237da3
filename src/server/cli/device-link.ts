/**
 * `latchkey device-link EMAIL`: a link that makes the browser trusted in which it is opened, for somebody on a new device
 * with nothing to prove it by and nobody to ask. Whoever can run this owns the server already.
 */
import { audit } from '#access/audit';
import { makeDeviceLink } from '#access/sign-in';
import { systemClock } from '#platform/clock';
import type { Config } from '#platform/config';
import { transact } from '#platform/database';
import { publicUrlOf } from '../public-url.ts';
import { asPerson } from './as-person.ts';

export interface DeviceLinkCall {
  email: string;
  config: Config;
  json: boolean;
  say: (sentence: string) => void;
}

/** @throws StartFault where nobody has this address */
export async function deviceLinkCommand({ email, config, json, say }: DeviceLinkCall): Promise<void> {
  const link = await asPerson({ config, email, say }, ({ database }, person) =>
    transact(database.db, async (db) => {
      const now = systemClock();
      const ctx = {
        db,
        user: null,
        now,
        client: { address: 'console', userAgent: 'latchkey (command line)' },
      };
      const detail = { name: person.name, by: 'console' };
      await audit(ctx, {
        action: 'device.link-made',
        object: 'people',
        recordId: person.personId,
        detail,
      });
      return makeDeviceLink(db, person.personId, publicUrlOf(config), now);
    }),
  );
  if (json) process.stdout.write(`${JSON.stringify(link)}\n`);
  else {
    say('Open this link in the browser that is to be trusted, within 24 hours; then sign in as usual:');
    process.stdout.write(`${link.url}\n`);
  }
}
