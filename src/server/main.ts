/** The command line: finds the command, reads the settings, and turns what goes wrong into a sentence and an exit code. */
import { existsSync } from 'node:fs';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { envExample, readConfig, type Config } from '#platform/config';
import { StartFault } from '#platform/start-fault';
import manifest from '../../package.json' with { type: 'json' };
import { stopSignal } from './stop-signal.ts';

interface Call {
  options: Readonly<Record<string, unknown>>;
  /** The settings, read when they are asked for. */
  config: () => Config;
  say: (sentence: string) => void;
  /** Aborted by Ctrl-C and its like. */
  signal: AbortSignal;
}

interface Command {
  /** One line for the help. */
  summary: string;
  options: Readonly<Record<string, { type: 'boolean' | 'string'; summary: string }>>;
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

function help(): string {
  const lines = Object.entries(commands).flatMap(([name, { summary, options }]) => [
    `  ${name.padEnd(13)}${summary}`,
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
  try {
    const known: ParseArgsOptionsConfig = command.options;
    options = parseArgs({ args: rest, options: known, allowPositionals: false }).values;
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : String(error)} See "latchkey help".`);
  }
  try {
    await command.run({ options, config, say: (sentence) => console.log(sentence), signal: stopSignal() });
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
