/** The API as a page for people: plain HTML without scripts, made from the OpenAPI document's own parts. */
import type { Endpoint } from '#contract/endpoint';
import { problems } from '#contract/problem';
import { z } from 'zod';
import { escape } from './html.ts';

export function apiPage(
  operations: ReadonlyMap<string, Endpoint>,
  rights: ReadonlyMap<string, string>,
  version: string,
): string {
  const groups = Map.groupBy(operations, ([id]) => id.split('.')[0] ?? '');
  const contents = [...groups.keys()].map((name) => `<a href="#${name}">${name}</a>`).join(' ');
  const sections = [...groups]
    .map(([name, list]) => `<h2 id="${name}">${name}</h2>${list.map((one) => section(one, rights)).join('')}`)
    .join('');
  const codes = Object.entries(problems)
    .map(
      ([code, [status, title]]) =>
        `<tr id="problem-${code}"><td>${status}<td><code>${code}</code><td>${escape(title)}`,
    )
    .join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Latchkey API</title><style>${style}</style><main><h1>Latchkey API <small>${escape(version)}</small></h1>
<p>The same as a document for programs: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).
Sign in with <code>POST /api/sign-in</code> (a cookie comes back), or send an API key: <code>Authorization: Bearer lk_…</code>.</p>
<p>Lists answer <code>{ items, nextCursor }</code>; send <code>cursor</code> to go on. A record's <code>ETag</code> goes back as
<code>If-Match</code> when it is changed. <code>Idempotency-Key</code> makes a creating call safe to send again for 90 days.
A fault is <code>application/problem+json</code> with a <a href="#problems">code</a>.</p>
<nav>${contents} <a href="#problems">problems</a></nav>${sections}
<h2 id="problems">problems</h2><table><tr><th>Status<th>Code<th>Meaning${codes}</table></main></html>`;
}

function section([id, e]: [string, Endpoint], rights: ReadonlyMap<string, string>): string {
  const part = (title: string, schema: z.ZodType | undefined, io: 'input' | 'output') =>
    schema ? `<details><summary>${title}</summary><pre>${escape(readable(schema, io))}</pre></details>` : '';
  const marks = [
    e.access === 'open' ? 'open to everybody' : `right: ${rights.get(id) ?? 'signed in'}`,
    e.versioned ? 'If-Match' : '',
    e.creates ? 'Idempotency-Key' : '',
    e.upload ? 'body: the file' : '',
    e.stream ? 'answer: server-sent events' : '',
    e.download ? `answer: ${e.download}` : '',
    e.file ? 'answer: the file' : '',
    e.redirect ? 'answer: leads a browser on (302)' : '',
  ].filter((mark) => mark !== '');
  return `<section id="${id}"><h3><b class="${e.method}">${e.method}</b> <code>${escape(e.path)}</code></h3>
<p>${escape(e.summary)}. <small>${marks.map(escape).join(' · ')}</small></p>${part('Query', e.query, 'input')}${part('Body', e.body, 'input')}${part('Answer', e.reply, 'output')}</section>`;
}

/** A schema as its JSON Schema, without what only programs need. */
function readable(schema: z.ZodType, io: 'input' | 'output'): string {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
  return JSON.stringify(
    json,
    (key, value: unknown) => (key === 'id' && typeof value === 'string' ? undefined : value),
    2,
  );
}

const style = `:root{color-scheme:light dark;--line:light-dark(#d9dedd,#39403f)}body{font:15px/1.55 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;margin:0;background:light-dark(#fff,#14191a);color:light-dark(#1c2524,#e2e8e7)}
main{max-width:860px;margin:0 auto;padding:24px 16px}a{color:light-dark(#0f766e,#5eead4)}h2{margin-top:2em;border-bottom:1px solid var(--line)}h3{font-size:15px;margin:1.4em 0 0;overflow-wrap:anywhere}p{margin:.3em 0}
small{color:light-dark(#5c6866,#97a3a1)}pre{overflow:auto;padding:10px;border:1px solid var(--line);border-radius:6px;font-size:12.5px;max-height:420px}nav a{margin-right:10px;display:inline-block}summary{cursor:pointer}
table{border-collapse:collapse}td,th{text-align:left;padding:3px 12px 3px 0;vertical-align:top}b{font-size:12px}b.GET{color:light-dark(#0f766e,#5eead4)}b.POST{color:light-dark(#1d4ed8,#93c5fd)}b.PATCH{color:light-dark(#9a5b00,#fbbf24)}b.DELETE{color:light-dark(#b91c1c,#fca5a5)}`;
