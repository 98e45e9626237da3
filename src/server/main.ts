/** The command line: finds the command, reads the settings, and turns what goes wrong into a sentence and an exit code. */
import { existsSync } from 'node:fs';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { envExample, readConfig, type Config } from '#platform/config';
import { StartFault } from '#platform/start-fault';
import manifest from '../../package.json' with { type: 'json' };
import { stopSignal } from './stop-signal.ts';

interface Call {
  options: Readonly<Record<string, unknown>>;
  /** What a command that takes something was given. */
  given: string;
  /** The settings, read when they are asked for. */
  config: () => Config;
  say: (sentence: string) => void;
  /** Aborted by Ctrl-C and its like. */
  signal: AbortSignal;
}

interface Command {
  /** One line for the help. */
  summary: string;
  /** What stands behind the command's name, where it takes something. */
  takes?: string;
  options: Readonly<Record<string, { type: 'boolean' | 'string'; multiple?: true; summary: string }>>;
  /** Does the work. Comes back when it is done; throws StartFault for what people can put right. */
  run(call: Call): Promise<void> | void;
}

const exitCodes = { fine: 0, failed: 1, wrongUse: 2 } as const;

const commands: Readonly<Record<string, Command>> = {
  start: {
    summary: 'Start the server: database, migrations, web app, and the address to open.',
    options: {
      demo: { type: 'boolean', summary: 'fill in a believable company, where nothing is set up yet' },
      dev: { type: 'boolean', summary: 'for development: the web app straight from its sources' },
    },
    async run({ options, config, say, signal }) {
      const settings = config();
      const { start } = await import('./start.ts');
      await start({
        config: settings,
        demo: options['demo'] === true,
        dev: options['dev'] === true,
        say,
        signal,
      });
    },
  },
  import: {
    summary: 'Bring a CSV file in: customers, contacts, deals, products, people.',
    takes: 'FILE',
    options: {
      'dry-run': { type: 'boolean', summary: 'only say what would become of it' },
      object: { type: 'string', summary: 'what it holds, e.g. customer; guessed where it is left out' },
      map: {
        type: 'string',
        multiple: true,
        summary: 'column=field, as often as needed; column= leaves one out',
      },
      dates: { type: 'string', multiple: true, summary: 'column=ymd, dmy or mdy' },
      'match-by': { type: 'string', summary: 'the field by which a row is a record that there is' },
      'on-match': { type: 'string', summary: 'what then: skip (as it is), update or create' },
      errors: { type: 'string', summary: 'file to write the rows to that stay out' },
      as: { type: 'string', summary: "e-mail of whose rights count; else the first administrator's" },
      json: { type: 'boolean', summary: 'as JSON' },
    },
    async run({ given, options, config, say }) {
      const { importCommand } = await import('./cli/import.ts');
      const text = textOptions(options);
      await importCommand({
        file: given,
        config: config(),
        object: text('object'),
        as: text('as'),
        map: listOption(options['map']),
        dates: listOption(options['dates']),
        matchBy: text('match-by'),
        onMatch: text('on-match'),
        dryRun: options['dry-run'] === true,
        errors: text('errors'),
        json: options['json'] === true,
        say: options['json'] === true ? (sentence) => console.error(sentence) : say,
      });
    },
  },
  export: {
    summary: 'Write a list as CSV: customers, contacts, follow-ups, opportunities, products.',
    takes: 'LIST',
    options: {
      out: { type: 'string', summary: 'file to write to; else it is printed' },
      keys: { type: 'boolean', summary: 'stable column names, for programs' },
      as: { type: 'string', summary: "e-mail of whose rights count; else the first administrator's" },
    },
    async run({ given, options, config }) {
      const { exportCommand } = await import('./cli/export.ts');
      const text = textOptions(options);
      await exportCommand({
        list: given,
        config: config(),
        as: text('as'),
        out: text('out'),
        keys: options['keys'] === true,
        say: (sentence) => console.error(sentence),
      });
    },
  },
  audit: {
    summary: 'audit verify: check all seals of the audit; what was changed or removed is named.',
    takes: 'verify',
    options: { json: { type: 'boolean', summary: 'as JSON' } },
    async run({ given, options, config, say }) {
      const { auditCommand } = await import('./cli/audit.ts');
      const json = options['json'] === true;
      const aside = (sentence: string) => console.error(sentence);
      await auditCommand({ act: given, config: config(), json, say: json ? aside : say });
    },
  },
  'device-link': {
    summary: 'Print a link that makes the browser trusted in which somebody opens it: a way in without mail.',
    takes: 'EMAIL',
    options: { json: { type: 'boolean', summary: 'as JSON' } },
    async run({ given, options, config, say }) {
      const { deviceLinkCommand } = await import('./cli/device-link.ts');
      const json = options['json'] === true;
      await deviceLinkCommand({ email: given, config: config(), json, say: json ? () => {} : say });
    },
  },
  unlock: {
    summary: 'Lift all locks of a person and print a link that trusts their device. It opens no session.',
    takes: 'EMAIL',
    options: { json: { type: 'boolean', summary: 'as JSON' } },
    async run({ given, options, config, say }) {
      const { unlockCommand } = await import('./cli/unlock.ts');
      const json = options['json'] === true;
      await unlockCommand({ email: given, config: config(), json, say: json ? () => {} : say });
    },
  },
  admin: {
    summary:
      'Make a person an administrator; or, with --session, print a link to an administrator’s session.',
    takes: 'EMAIL',
    options: {
      session: { type: 'boolean', summary: 'a link, good once and for 10 minutes, to a session of 60' },
      json: { type: 'boolean', summary: 'as JSON' },
    },
    async run({ given, options, config, say }) {
      const { adminCommand } = await import('./cli/admin.ts');
      const json = options['json'] === true;
      const session = options['session'] === true;
      await adminCommand({ email: given, session, config: config(), json, say: json ? () => {} : say });
    },
  },
  doctor: {
    summary: "Check this computer's way to a server and the computer itself, as the check-up page does.",
    options: {
      client: { type: 'string', summary: "the server's address, e.g. https://crm.example.com" },
      json: { type: 'boolean', summary: 'as JSON' },
    },
    async run({ options }) {
      const { doctorCommand } = await import('./cli/doctor.ts');
      await doctorCommand({ client: textOptions(options)('client'), json: options['json'] === true });
    },
  },
  'env-example': {
    summary: 'Print every setting with its meaning, as .env.example.',
    options: {},
    run: () => void process.stdout.write(envExample()),
  },
  version: {
    summary: 'Print the version.',
    options: { json: { type: 'boolean', summary: 'as JSON, with the version of Node' } },
    run({ options }) {
      const { version } = manifest;
      console.log(
        options['json'] === true ? JSON.stringify({ version, node: process.versions.node }) : version,
      );
    },
  },
  help: {
    summary: 'Print this.',
    options: {},
    run: () => console.log(help()),
  },
};

const otherNames: Readonly<Record<string, string>> = {
  '--help': 'help',
  '-h': 'help',
  '--version': 'version',
  '-v': 'version',
};

const textOptions = (options: Call['options']) => (name: string) => {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
};
const listOption = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function help(): string {
  const lines = Object.entries(commands).flatMap(([name, { summary, takes, options }]) => [
    `  ${(takes === undefined ? name : `${name} ${takes}`).padEnd(13)}${summary}`,
    ...Object.entries(options).map(([option, { summary: meaning }]) => `    --${option.padEnd(9)}${meaning}`),
  ]);
  return [
    `Latchkey ${manifest.version}. ${manifest.description}`,
    '\nlatchkey <command> [options]\n',
    ...lines,
    '\nSettings come from the environment and from the file .env in the working folder; see "latchkey env-example".',
    'Exit codes: 0 fine, 1 failed (with a sentence that says what to do), 2 wrong use.',
  ].join('\n');
}

async function main(): Promise<number> {
  const [given = 'help', ...rest] = process.argv.slice(2);
  const name = otherNames[given] ?? given;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    return refuse(`There is no command "${given}". These there are: ${Object.keys(commands).join(', ')}.`);
  }
  let options: Call['options'];
  let things: readonly string[];
  try {
    const known: ParseArgsOptionsConfig = command.options;
    const allowPositionals = command.takes !== undefined;
    ({ values: options, positionals: things } = parseArgs({ args: rest, options: known, allowPositionals }));
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : String(error)} See "latchkey help".`);
  }
  if (command.takes !== undefined && things.length !== 1)
    return refuse(`"latchkey ${name}" takes one ${command.takes}. See "latchkey help".`);
  try {
    await command.run({
      given: things[0] ?? '',
      options,
      config,
      say: (sentence) => console.log(sentence),
      signal: stopSignal(),
    });
    return exitCodes.fine;
  } catch (error) {
    // A fault has its sentence; anything else is a bug, and whoever reports it needs to see where.
    console.error(error instanceof StartFault ? error.message : error);
    return exitCodes.failed;
  }
}

function refuse(sentence: string): number {
  console.error(sentence);
  return exitCodes.wrongUse;
}

function config(): Config {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new StartFault('config', `The file .env can't be read (${said}). Correct it or delete it.`, {
      cause: error,
    });
  }
  return readConfig(process.env);
}

process.exit(await main());
