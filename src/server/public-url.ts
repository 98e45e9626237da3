/** Where people reach this server: links are made of it. */
import type { Config } from '#platform/config';

/** Without a slash at the end. Without a setting, this machine by its name: passkeys belong to a name, never to an address. */
export function publicUrlOf(config: Config): string {
  if (config.publicUrl !== undefined) return config.publicUrl;
  const here = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(config.host);
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return `http://${here ? 'localhost' : host}:${config.port}`;
}
