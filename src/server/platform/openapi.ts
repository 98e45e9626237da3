/** The OpenAPI 3.1 document, made from the same schemas that check what comes in. */
import { z } from 'zod';
import type { Endpoint } from '#contract/endpoint';
import { Problem } from '#contract/problem';

type Json = Record<string, unknown>;

/**
 * @param operations all operations by id, e.g. `customers.list`
 * @param rights the right that each takes, by id, as words for people
 */
export function openApi(
  operations: ReadonlyMap<string, Endpoint>,
  rights: ReadonlyMap<string, string>,
  version: string,
): Json {
  const schemas: Json = {};
  const paths: Record<string, Json> = {};
  const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => named(schema, io, schemas);
  for (const [id, endpoint] of operations) {
    (paths[endpoint.path] ??= {})[endpoint.method.toLowerCase()] = operation(
      id,
      endpoint,
      rights.get(id),
      schemaOf,
    );
  }
  schemaOf(Problem, 'output');
  return {
    openapi: '3.1.0',
    info: {
      title: 'Latchkey',
      version,
      description:
        'Problems are RFC 9457 documents with a `code`. Lists are paged by cursor. `Idempotency-Key` makes a creating call safe to send again; `If-Match` names the version that is changed.',
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { apiKey: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-latchkey',
          description: 'Over plain http its name is `latchkey`.',
        },
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: `Authorization: Bearer lk_…`' },
      },
    },
  };
}

type SchemaOf = (schema: z.ZodType, io: 'input' | 'output') => Json;

function operation(id: string, endpoint: Endpoint, right: string | undefined, schemaOf: SchemaOf): Json {
  return {
    operationId: id,
    tags: [id.split('.')[0]],
    summary: endpoint.summary,
    ...(right !== undefined && { 'x-right': right }),
    ...(endpoint.access === 'open' && { security: [] }),
    parameters: [
      ...parameters(endpoint.params, 'path', schemaOf),
      ...parameters(endpoint.query, 'query', schemaOf),
      ...headers(endpoint),
    ],
    ...requestBody(endpoint, schemaOf),
    responses: {
      ...reply(endpoint, schemaOf),
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function parameters(shape: z.ZodObject | undefined, place: 'path' | 'query', schemaOf: SchemaOf): Json[] {
  return Object.entries(shape?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || !(schema as z.ZodType).safeParse(undefined).success,
    schema: schemaOf(schema as z.ZodType, 'input'),
  }));
}

function headers(endpoint: Endpoint): Json[] {
  const header = (name: string, required: boolean, description: string) => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  });
  return [
    ...(endpoint.versioned ? [header('If-Match', true, 'The version that is changed, e.g. "3"')] : []),
    ...(endpoint.creates
      ? [header('Idempotency-Key', false, 'Sent again within 90 days, the call acts once')]
      : []),
  ];
}

function requestBody(endpoint: Endpoint, schemaOf: SchemaOf): Json {
  if (endpoint.upload) {
    return {
      requestBody: {
        required: true,
        content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
      },
    };
  }
  if (!endpoint.body) return {};
  const schema = schemaOf(endpoint.body, 'input');
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

function reply(endpoint: Endpoint, schemaOf: SchemaOf): Json {
  if (endpoint.download) {
    return {
      200: { description: 'The file', content: { [endpoint.download]: { schema: { type: 'string' } } } },
    };
  }
  if (endpoint.file) {
    const content = { '*/*': { schema: { type: 'string', format: 'binary' } } };
    return { 200: { description: 'The file', content }, 304: { description: 'As it was (If-None-Match)' } };
  }
  if (endpoint.stream) {
    const content = { 'text/event-stream': { schema: { type: 'string' } } };
    return { 200: { description: 'Events, until either side leaves', content } };
  }
  if (endpoint.redirect) {
    const location = { description: 'A page of the app, or the provider', schema: { type: 'string' } };
    return { 302: { description: 'Leads a browser on; faults too', headers: { Location: location } } };
  }
  if (!endpoint.reply) return { 204: { description: 'Done' } };
  const content = { 'application/json': { schema: schemaOf(endpoint.reply, 'output') } };
  return { [endpoint.creates ? 201 : endpoint.accepted ? 202 : 200]: { description: 'The answer', content } };
}

/** Schemas with an id become components; where reading and writing differ they have names of their own already. */
function named(schema: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const made = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Json;
  const { $schema: _, $defs, id, ...rest } = made;
  for (const [name, part] of Object.entries((($defs as Json | undefined) ?? {}) as Json)) {
    const { id: __, ...inner } = part as Json;
    schemas[name] ??= relink(inner);
  }
  if (typeof id !== 'string') return relink(rest) as Json;
  schemas[id] ??= relink(rest);
  return { $ref: `#/components/schemas/${id}` };
}

function relink(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relink);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === '$ref' && typeof part === 'string'
        ? part.replace('#/$defs/', '#/components/schemas/')
        : relink(part),
    ]),
  );
}
