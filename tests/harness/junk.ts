/** Values that a schema of the OpenAPI document allows, nearly allows, or never heard of; made by fast-check. */
import fc from 'fast-check';

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  format?: string;
  pattern?: string;
  maxLength?: number;
}

/** Text that breaks things: long, empty, other scripts, lone surrogates, NUL, SQL, HTML, paths, formulas, look-alikes. */
export const nasty = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202eevil',
  "'; drop table customers; --",
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '=cmd|calc',
  '%',
  '\\',
  '𠮷野家',
  'ﬁ',
  'a\u0301'.repeat(50),
  '名'.repeat(5000),
  'x'.repeat(20_000),
  'null',
  'NaN',
  '1e999',
  '-0',
  '0001-01-01',
  '2026-02-30',
  '9999-12-31T23:59:60Z',
  '00000000-0000-0000-0000-000000000000',
  'not-a-uuid',
] as const;

const junkText = fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 60 }));
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  junkText,
  fc.constantFrom(null, true, 0, -1, 1e308, 2 ** 53, 0.1, [], {}, [[]], { __proto__: null }),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>,
);

/** Mostly what the schema asks for, sometimes junk, at every depth. @param ids of real records, so that links hit something */
export function nearly(
  schema: Schema,
  all: Record<string, Schema>,
  ids: readonly string[],
  depth = 0,
): fc.Arbitrary<unknown> {
  const right = fitting(schema, all, ids, depth);
  return fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: junk });
}

function fitting(
  schema: Schema,
  all: Record<string, Schema>,
  ids: readonly string[],
  depth: number,
): fc.Arbitrary<unknown> {
  if (depth > 6) return fc.constant(null);
  const inner = (part: Schema) => nearly(part, all, ids, depth + 1);
  if (schema.$ref) return inner(all[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return fc.oneof(...options.map(inner));
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return objects(schema, inner);
    case 'array':
      return fc.array(inner(schema.items ?? {}), { maxLength: 4 });
    case 'integer':
      return fc.oneof(fc.integer({ min: -2, max: 400 }), fc.maxSafeInteger());
    case 'number':
      return fc.double();
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return texts(schema, ids);
    default:
      return junk;
  }
}

function objects(schema: Schema, inner: (part: Schema) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const parts = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([key, part]) => [key, inner(part)]),
  );
  const known = fc.record(parts, { requiredKeys: schema.required ?? [] });
  const stray = fc
    .tuple(known, fc.string(), junk)
    .map(([object, key, value]) => ({ ...object, [key]: value }));
  return fc.oneof(
    { weight: 8, arbitrary: known },
    { weight: 1, arbitrary: fc.record(parts, { requiredKeys: [] }) },
    { weight: 1, arbitrary: stray },
  );
}

function texts(schema: Schema, ids: readonly string[]): fc.Arbitrary<string> {
  if (schema.format === 'uuid') return fc.oneof(fc.constantFrom(...ids), fc.uuid());
  if (schema.format === 'date')
    return fc.constantFrom('2026-01-31', '1900-01-01', '2199-12-31', '2024-02-29');
  if (schema.format === 'date-time')
    return fc.constantFrom('2026-01-31T08:00:00Z', '2026-01-31T08:00:00.123456+08:00');
  if (schema.format === 'email') return fc.emailAddress();
  if (schema.pattern?.includes('A-Z')) return fc.constantFrom('CNY', 'USD', 'XXX');
  if (schema.pattern?.includes('\\d{1,13}'))
    return fc.constantFrom('0', '12.30', '9999999999999.99', '1.005');
  return fc.oneof(fc.string({ unit: 'grapheme', maxLength: Math.min(schema.maxLength ?? 40, 40) }), junkText);
}
