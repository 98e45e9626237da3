/**
 * The settings, all by environment, said once: from this one object come their types, their checks, their defaults and
 * `.env.example`. They are read once, at the start, and every fault is told at once.
 */
import { resolve } from 'node:path';
import { z } from 'zod';
import { StartFault } from './start-fault.ts';
import { isProxy, trustsEverybody } from './trusted-proxies.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a whole number, e.g. 3000')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be 65535 at most')
    .default(3000)
    .meta({ description: 'The port the web app and its API answer on. 0 takes any free one.' }),
  HOST: z
    .string()
    .regex(/^[^\s/]+$/, 'must be an address or a host name, e.g. 0.0.0.0')
    .default('127.0.0.1')
    .meta({
      description: 'The address to listen on. 0.0.0.0 lets other machines in; put TLS in front of it then.',
    }),
  LATCHKEY_DATA: z.string().default('./data').meta({
    description:
      'The folder that holds everything Latchkey keeps: the embedded database, and the files that people attach. From the working folder, unless it begins with /.',
  }),
  DATABASE_URL: z
    .string()
    .superRefine((text, context) => {
      for (const fault of databaseUrlFaults(text)) context.addIssue({ code: 'custom', message: fault });
    })
    .optional()
    .meta({
      description: 'A PostgreSQL of your own (15 or later) in place of the embedded one.',
      example: 'postgresql://latchkey:secret@db.example:5432/latchkey',
    }),
  SMTP_URL: z
    .string()
    .refine(
      (text) => isUrl(text, ['smtp:', 'smtps:']),
      'must look like smtps://user:password@mail.example:465',
    )
    .optional()
    .meta({
      description: 'The server that sends mail. Without it there is no mail, and what needs it says so.',
      example: 'smtps://latchkey:secret@mail.example:465',
    }),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*@[^\r\n]*$/, 'must hold a mail address, e.g. Latchkey <crm@company.example>')
    .optional()
    .meta({ description: 'Whom mails come from.', example: 'Latchkey <crm@company.example>' }),
  PUBLIC_URL: z
    .string()
    .refine((text) => isUrl(text, ['http:', 'https:']), 'must look like https://crm.company.example')
    .transform((text) => text.replace(/\/+$/, ''))
    .optional()
    .meta({
      description:
        'The address people open: links are made of it, and with https the session cookie is sent over nothing else.',
      example: 'https://crm.company.example',
    }),
  TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
    .pipe(
      z.array(
        z
          .string()
          .refine(isProxy, 'must be addresses or ranges such as 10.0.0.0/8, with commas between')
          .refine(
            (text) => !trustsEverybody(text),
            'must not trust everybody: within a range wider than /8 (IPv4) or /16 (IPv6) anybody could claim any address; name your proxies only',
          ),
      ),
    )
    .default([])
    .meta({
      description:
        'The proxies whose X-Forwarded-For is believed: addresses and ranges, with commas between.',
      example: '127.0.0.1,10.0.0.0/8',
    }),
  AUDIT_KEY: z.string().min(16, 'must have 16 characters at least').optional().meta({
    description:
      'Mixed into the key that seals the audit, so that not even the owner of the database can forge it. Never change it: what was sealed before would seem broken.',
    example: 'thirty or so random characters',
  }),
  OUTBOUND_PRIVATE: z.enum(['allow', 'refuse'], 'must be allow or refuse').default('refuse').meta({
    description:
      'Whether webhooks and single sign-on may call addresses inside your own network, e.g. a chat server or a Keycloak of your own: allow or refuse.',
  }),
  LOG_LEVEL: z
    .enum(logLevels, `must be one of ${logLevels.join(', ')}`)
    .default('warn')
    .meta({ description: `How much is logged: ${logLevels.join(', ')}.` }),
});

export interface Config {
  port: number;
  host: string;
  /** Absolute. */
  dataDirectory: string;
  databaseUrl: string | undefined;
  smtpUrl: string | undefined;
  mailFrom: string | undefined;
  /** Without a slash at its end. */
  publicUrl: string | undefined;
  /** As Fastify's `trustProxy` takes them. */
  trustedProxies: string[];
  auditKey: string | undefined;
  /** Webhooks and single sign-on may call private addresses. */
  outboundPrivate: boolean;
  logLevel: (typeof logLevels)[number];
}

/**
 * Reads the settings.
 * @param env usually `process.env`; an empty value counts as not set, save DATABASE_URL's
 * @throws StartFault `config` that names every fault at once, and no secret
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.entries(env).filter(([name, value]) => value !== '' || name === 'DATABASE_URL');
  const result = environment.safeParse(Object.fromEntries(given));
  const issues = result.error?.issues ?? [];
  const told = new Set(issues.map((issue) => `${String(issue.path[0])} ${issue.message}`));
  const faults = [...told, ...strayDatabaseSettings(env)];
  if (!result.success || faults.length > 0) {
    const list = faults.map((fault) => `\n  - ${fault}`).join('');
    throw new StartFault(
      'config',
      `Latchkey can't start with these settings; put them right and start again:${list}`,
    );
  }
  const { data } = result;
  return {
    port: data.PORT,
    host: data.HOST,
    dataDirectory: resolve(data.LATCHKEY_DATA),
    databaseUrl: data.DATABASE_URL,
    smtpUrl: data.SMTP_URL,
    mailFrom: data.MAIL_FROM,
    publicUrl: data.PUBLIC_URL,
    trustedProxies: data.TRUSTED_PROXIES,
    auditKey: data.AUDIT_KEY,
    outboundPrivate: data.OUTBOUND_PRIVATE === 'allow',
    logLevel: data.LOG_LEVEL,
  };
}

/** The text of `.env.example`: every setting, what it is for, and its default or an example. */
export function envExample(): string {
  const settings = Object.entries(environment.shape).map(([name, schema]) => {
    const meta = z.object({ description: z.string(), example: z.string().optional() }).parse(schema.meta());
    const value = meta.example ?? String(schema.parse(undefined));
    const quoted = /[\s<>#]/.test(value) ? `"${value}"` : value;
    return `# ${meta.description}\n#${name}=${quoted}\n`;
  });
  const head =
    '# Every setting of Latchkey. Copy this file to .env, take the # away where you want another value.\n';
  return `${head}# The real environment wins over the file. Written by "bin/latchkey env-example".\n\n${settings.join('\n')}`;
}

/**
 * What is missing in a DATABASE_URL. Half an address must be a fault: PostgreSQL's client would fill the rest in from
 * elsewhere, and people would find an empty database where theirs should be.
 */
function databaseUrlFaults(text: string): string[] {
  if (text.trim() === '')
    return ['is set but empty: give the whole address, or take it out to use the embedded database'];
  const example = 'postgresql://user:password@host:5432/database';
  if (!isUrl(text, ['postgres:', 'postgresql:'])) return [`must look like ${example}`];
  const url = new URL(text);
  const missing = [
    url.hostname === '' && !url.searchParams.has('host') ? 'the host' : '',
    url.username === '' && !url.searchParams.has('user') ? 'the user' : '',
    url.pathname.replace(/^\//, '') === '' ? 'the name of the database' : '',
  ].filter((part) => part !== '');
  return missing.length === 0 ? [] : [`lacks ${missing.join(' and ')}: it must look like ${example}`];
}

/** DATABASE_HOST and the like without DATABASE_URL: somebody meant a database of their own. */
function strayDatabaseSettings(env: Readonly<Record<string, string | undefined>>): string[] {
  if (env['DATABASE_URL'] !== undefined) return [];
  const stray = Object.keys(env).filter((name) =>
    /^DATABASE_(HOST|PORT|NAME|USER|USERNAME|PASSWORD)$/.test(name),
  );
  if (stray.length === 0) return [];
  return [
    `${stray.join(', ')} ${stray.length === 1 ? 'is' : 'are'} set but DATABASE_URL isn't: say the whole address there, or take the others out to use the embedded database`,
  ];
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}
