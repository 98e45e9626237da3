/** Probing: requests for what only attackers look for, and patterns of injection in addresses. The network pays. */
import { takeOf } from '#access/lanes';
import { currentPolicy } from '#access/policies';
import { hourMs } from '#platform/clock';
import { closeNetwork } from './alarms.ts';
import type { Gate } from './gate.ts';

/** Files and programs that Latchkey never had, and that every scanner asks for. */
const paths =
  /\/\.(env|git|svn|aws|ssh|htaccess)|\/wp-|\/xmlrpc|\.(php|asp|aspx|jsp|cgi)\b|\/cgi-bin|\/phpmyadmin|\/actuator|\/vendor\/|\/etc\/passwd|\/server-status|\/\.\.|\/solr\/|\/manager\/html/i;
/** Ways of SQL, scripts, templates, shells and paths into an address. */
const injections =
  /union\s+(all\s+)?select|\bor\s+1\s*=\s*1|';\s*(drop|select|update|delete)\b|\bsleep\s*\(|benchmark\s*\(|waitfor\s+delay|<script\b|javascript:|onerror\s*=|\$\{jndi:|\{\{.*\}\}|\.\.\/\.\.\/|%00|\/etc\/passwd|\b(cat|curl|wget)\s+\S*\/|xp_cmdshell/i;

/** @param url path and query as they came */
export function isProbe(url: string): boolean {
  const text = decoded(url.slice(0, 4000));
  const [path = ''] = text.split('?');
  return paths.test(path) || injections.test(text);
}

/** Twice: what is encoded twice is meant to slip through. */
function decoded(url: string): string {
  let text = url.replaceAll('+', ' ');
  for (let i = 0; i < 2; i++) {
    try {
      text = decodeURIComponent(text);
    } catch {
      return text;
    }
  }
  return text;
}

/** Counts a probe of somebody who isn't signed in; past the policy's number the network is closed to unknown devices. */
export async function noteProbe(gate: Gate, network: string, now: Date): Promise<void> {
  const { db } = gate.database;
  const policy = await currentPolicy(db, now);
  const most = policy.networks.probesPerHour;
  const count = await takeOf(db, network, 'probes', { most, windowMs: hourMs }, now);
  if (count === null || count >= most)
    await closeNetwork(gate, network, policy, 'attack', { probes: most }, now);
}
