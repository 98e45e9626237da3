/** `latchkey import FILE`: what the web app's import does, in one go. */
import { createReadStream, createWriteStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { dateOrders, importObjects, onMatches } from '#contract/business/transfer';
import { importFile, type Imported } from '#business/transfer';
import type { Config } from '#platform/config';
import { StartFault } from '#platform/start-fault';
import { asPerson } from './as-person.ts';

export interface ImportCall {
  file: string;
  config: Config;
  object: string | undefined;
  as: string | undefined;
  /** `column=field`, or `column=` to leave a column out. */
  map: readonly string[];
  /** `column=dmy`. */
  dates: readonly string[];
  matchBy: string | undefined;
  onMatch: string | undefined;
  dryRun: boolean;
  /** Where to write the rows that stay out. */
  errors: string | undefined;
  json: boolean;
  /** Progress; with `json` it must not mix with the answer. */
  say: (sentence: string) => void;
}

/** @throws StartFault where nothing came in, or some rows stayed out */
export async function importCommand(call: ImportCall): Promise<void> {
  const object = oneOf('object', importObjects, call.object);
  const onMatch = oneOf('on-match', onMatches, call.onMatch);
  const mapping = Object.fromEntries(
    call.map.map((pair) => pairOf(pair)).map(([c, f]) => [c, f === '' ? null : f]),
  );
  const dates = Object.fromEntries(
    call.dates
      .map((pair) => pairOf(pair))
      .map(([c, order]) => [c, oneOf('dates', dateOrders, order) ?? 'ymd'] as const),
  );
  await access(call.file).catch((cause: unknown) => {
    throw new StartFault('no_such_file', `There is no file ${call.file} that can be read.`, { cause });
  });
  const change = {
    ...(call.map.length > 0 && { mapping }),
    ...(call.dates.length > 0 && { dates }),
    ...(call.matchBy !== undefined && { matchBy: call.matchBy === '' ? null : call.matchBy }),
    ...(onMatch !== undefined && { onMatch }),
  };
  await asPerson({ config: call.config, email: call.as, say: call.say }, async (workplace, person) => {
    const imported = await importFile(workplace, person, {
      fileName: basename(call.file),
      content: createReadStream(call.file),
      object,
      change,
      dryRun: call.dryRun,
    });
    process.stdout.write(call.json ? `${JSON.stringify(imported.result)}\n` : told(imported, call.dryRun));
    if (call.errors !== undefined) await pipeline(await imported.errors(), createWriteStream(call.errors));
    refuse(imported, call);
  });
}

function refuse({ result }: Imported, { errors }: ImportCall): void {
  if (result.state === 'failed')
    throw new StartFault('import_failed', `Nothing was written: ${result.failure ?? 'the import failed'}`);
  const { error } = result.counts;
  if (error === 0) return;
  const where = errors === undefined ? '--errors FILE writes them to a file' : `they are in ${errors}`;
  throw new StartFault('rows_left_out', `${error} rows stay out; ${where}.`);
}

function told({ result, wrong }: Imported, dryRun: boolean): string {
  const { counts, object, columns, mends } = result;
  const lines = [
    `${result.fileName}: ${counts.rows} rows of ${object} (${result.encoding}, delimiter ${JSON.stringify(result.delimiter)})`,
    ...columns.map(({ name, field, dates }) => {
      const read = dates === null ? '' : `, dates as ${dates.order}${dates.certain ? '' : ' (uncertain)'}`;
      return `  ${name} → ${field ?? 'left out'}${read}`;
    }),
    ...mends.map(({ field, value, rows, use, makes }) => {
      const what = use === null ? 'is left empty' : makes ? 'is made along' : `is taken for “${use}”`;
      return `  ${field} “${value}” (${rows} rows) ${what}`;
    }),
    `${dryRun ? 'Would be' : 'Were'} created ${counts.create}, updated ${counts.update}, skipped ${counts.skip}, left out ${counts.error}.`,
    ...wrong.map(
      ({ row, problems }) =>
        `  row ${row}: ${problems.map(({ column, detail }) => (column === null ? detail : `${column}: ${detail}`)).join(' ')}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function oneOf<T extends string>(
  option: string,
  choices: readonly T[],
  said: string | undefined,
): T | undefined {
  const found = choices.find((choice) => choice === said);
  if (said !== undefined && found === undefined)
    throw new StartFault('wrong_option', `--${option} takes one of ${choices.join(', ')}, not “${said}”.`);
  return found;
}

function pairOf(pair: string): [string, string] {
  const at = pair.lastIndexOf('=');
  if (at <= 0) throw new StartFault('wrong_option', `“${pair}” must look like column=field.`);
  return [pair.slice(0, at), pair.slice(at + 1)];
}
