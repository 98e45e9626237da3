import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { cellText, createDialectSniffer, mostColumns, openTable, type TableRow } from './reading.ts';
import { createScanner } from './scanner.ts';

async function* chunked(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

async function read(input: string | Uint8Array, size = 64 * 1024) {
  const bytes = typeof input === 'string' ? Buffer.from(input) : input;
  const sniffer = createDialectSniffer();
  for await (const chunk of chunked(bytes, size)) sniffer.push(chunk);
  const dialect = sniffer.result();
  const table = await openTable(chunked(bytes, size), dialect);
  const rows: TableRow[] = [];
  for await (const batch of table.batches) rows.push(...batch);
  return { ...dialect, columns: table.columns, rows, cells: rows.map((r) => r.cells) };
}
const reason = (input: string | Uint8Array) =>
  read(input).then(
    () => 'read',
    (error: unknown) => (error as { reason?: string }).reason ?? String(error),
  );

describe('delimiters', () => {
  it.each([
    ['a,b\n1,2\n', ','],
    ['Name;Betrag\nA;1,5\nB;2,5\n', ';'],
    ['Name;Note\nA;"x, y, z"\nB;"p, q"\n', ';'],
    ['Name,Note\nA,x; y; z\nB,p; q\n', ','],
    ['a\tb\n1,5\t2\n', '\t'],
    ['a|b|c\n1|2|3\n', '|'],
    ['姓名，电话\n李雷，123\n', '，'],
    ['only\none\ncolumn, with a comma\n', ','],
    ['sep=;\na;b\n1;2\n', ';'],
    ['"Last, First";Phone\n"Doe, Jane";1\n', ';'],
  ])('%j', async (text, delimiter) => expect((await read(text)).delimiter).toBe(delimiter));
});

describe('rows', () => {
  it('reads quotes, line breaks in cells, CRLF, CR, a missing last line break and empty lines', async () => {
    const { rows } = await read('a,b\r\n"x ""y"", z","1\n2"\r\n\r\n , \r\n3,4');
    expect(rows).toEqual([
      { row: 2, line: 2, cells: ['x "y", z', '1\n2'], fault: null },
      { row: 5, line: 6, cells: ['3', '4'], fault: null },
    ]);
    expect((await read('a,b\r1,2\r3,4\r')).cells).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('keeps a quote inside a bare cell, and takes a backslash before quotes for what MySQL means', async () => {
    expect((await read('a,b\n5" pipe,2\n')).cells).toEqual([['5" pipe', '2']]);
    expect((await read('a,b\n"say \\"hi\\" now",2\n')).cells).toEqual([['say "hi" now', '2']]);
    expect((await read('a,b\n"C:\\",2\n')).cells).toEqual([['C:\\', '2']]);
  });

  it('loses one row to a quote that is never closed, not the rest of the file', async () => {
    const { rows } = await read('a,b\n1,"x\n2,y\n3,z\n');
    expect(rows.map((r) => [r.line, r.fault, r.cells])).toEqual([
      [2, 'broken_quotes', ['1', '"x']],
      [3, null, ['2', 'y']],
      [4, null, ['3', 'z']],
    ]);
  });

  it('loses one row to a quote closed too early', async () => {
    const { rows } = await read('a,b\n"x" y,1\n"p","q"\n');
    expect(rows.map((r) => r.fault)).toEqual(['broken_quotes', null]);
  });

  it('names ragged rows and keeps what they hold', async () => {
    const { rows } = await read('a,b\n1\n1,2,3\n1,2,\n');
    expect(rows.map((r) => [r.fault, r.cells])).toEqual([
      ['too_few_cells', ['1', '']],
      ['too_many_cells', ['1', '2 3']],
      [null, ['1', '2']],
    ]);
  });

  it('gives back a NUL as an unreadable character of that row', async () => {
    const { rows } = await read(`name,b\n${'fine,text\n'.repeat(30)}x\0y,1\n`);
    expect(rows.at(-1)).toMatchObject({ fault: 'unreadable_characters', cells: ['x\ufffdy', '1'] });
  });

  it('survives a line of many megabytes', async () => {
    const { rows } = await read(`a,b\n1,2\n${'x'.repeat(5_000_000)}\n3,4\n"${'y,'.repeat(2_000_000)}\n5,6\n`);
    expect(rows.map((r) => r.fault)).toEqual([null, 'too_long', null, 'too_long', null]);
    expect(rows.at(-1)?.cells).toEqual(['5', '6']);
  });

  it('gives the same rows however the file is cut', async () => {
    const piece = fc.constantFrom('"', '""', ',', ';', '\n', '\r\n', '\r', 'a', '云', ' ', '\\', '1,5');
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 60 }),
        fc.integer({ min: 1, max: 5 }),
        async (pieces, size) => {
          const bytes = `h1,h2\n${pieces.join('')}`;
          expect(await read(bytes, size)).toEqual(await read(bytes));
        },
      ),
    );
  });

  it('agrees with csv-parse on well-formed files', () => {
    const cell = fc.string({ unit: fc.constantFrom('"', ',', '\n', 'a', 'b', '户', ' '), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (table) => {
        const text = table.map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')).join('\n');
        const scanner = createScanner(',');
        const ours = [...scanner.push(text), ...scanner.end()].map((r) => r.cells);
        const theirs = parse(text).filter((row) => row.some((c) => c.trim() !== ''));
        expect(ours).toEqual(theirs);
      }),
    );
  });

  it('ends, with a row or an UnreadableFile, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(await reason(bytes)).toMatch(/^[a-z_]+$/);
      }),
    );
  });
});

describe('headers', () => {
  it('makes names unique and never empty', async () => {
    const { columns } = await read(
      'name,,name, Phone\nnumber,name (2),\n'.replace('Phone\nnumber', '"Phone\nnumber"'),
    );
    expect(columns).toEqual(['name', '#2', 'name (2)', 'Phone number', 'name (2) (2)']);
  });
  it('reads a file that has a header only', async () => {
    expect((await read('a,b\n')).rows).toEqual([]);
    expect((await read('a,b')).columns).toEqual(['a', 'b']);
  });
});

describe('encodings end to end', () => {
  const text = '客户名称,电话\n杭州云栖科技有限公司,123\n';
  it.each(['utf8', 'gbk', 'utf16le', 'utf16be'])('%s', async (encoding) => {
    for (const addBOM of [true, false]) {
      const { columns, cells } = await read(iconv.encode(text, encoding, { addBOM }), 3);
      expect([columns, ...cells]).toEqual([
        ['客户名称', '电话'],
        ['杭州云栖科技有限公司', '123'],
      ]);
    }
  });
});

describe('files that cannot be read', () => {
  it.each([
    ['nothing', '', 'empty_file'],
    ['blanks', ' \n\n', 'empty_file'],
    ['a mark alone', '\ufeff', 'empty_file'],
    ['no names', ',,,\n\n', 'no_columns'],
    ['an open quote in the header', '"name,phone\nAcme,1\n', 'broken_quotes'],
    ['100,000 columns', `${'a,'.repeat(100_000)}\n`, 'too_many_columns'],
    ['a header of a million and more', `${'a'.repeat(1_100_000)},b\n1,2\n`, 'no_columns'],
    ['a workbook', Buffer.from('PK\u0003\u0004 xl/workbook.xml', 'latin1'), 'workbook'],
    ['a picture', Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), 'picture'],
  ])('%s', async (_, input, expected) => expect(await reason(input)).toBe(expected));
  it(`takes ${mostColumns} columns`, async () => {
    expect(
      (await read(Array.from({ length: mostColumns }, (_, i) => `c${i}`).join(','))).columns,
    ).toHaveLength(mostColumns);
  });
});

describe('cells', () => {
  it.each([
    ['="007"', '007'],
    ["'+86 138", '+86 138'],
    ["'=1+1", '=1+1'],
    ["'tis", "'tis"],
    ['  x ', 'x'],
  ])('%j says %j', (cell, text) => expect(cellText(cell)).toBe(text));
});
