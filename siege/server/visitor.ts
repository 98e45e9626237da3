/** Somebody at the running server, behind a proxy that says where they come from. */
import { request, Agent } from 'node:http';
import { z } from 'zod';

export interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
  tookMs: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/** Lets the process end. */
export const closeConnections = (): void => agent.destroy();

/** One request, timed from the first byte sent to the last received. */
export function send(
  url: string,
  sent: { method: string; path: string; address: string; body?: unknown; cookie?: string },
): Promise<Reply> {
  const payload = sent.body === undefined ? undefined : JSON.stringify(sent.body);
  return new Promise((resolve, reject) => {
    const startedMs = performance.now();
    const asked = request(
      url + sent.path,
      {
        method: sent.method,
        agent,
        headers: {
          'x-forwarded-for': sent.address,
          'x-forwarded-proto': 'https',
          'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:147.0) Gecko/20100101 Firefox/147.0',
          ...(payload !== undefined && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(payload),
          }),
          ...(sent.cookie !== undefined && { cookie: sent.cookie }),
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString('utf8'),
            tookMs: performance.now() - startedMs,
          }),
        );
        response.on('error', reject);
      },
    );
    asked.on('error', reject);
    asked.end(payload);
  });
}

/** A browser: it keeps its cookies and stays where it is. */
export class Visitor {
  readonly url: string;
  readonly address: string;
  private readonly cookies = new Map<string, string>();

  constructor(url: string, address: string) {
    this.url = url;
    this.address = address;
  }

  async send(method: string, path: string, body?: unknown): Promise<Reply> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await send(this.url, {
      method,
      path,
      address: this.address,
      ...(body !== undefined && { body }),
      ...(cookie !== '' && { cookie }),
    });
    for (const text of [reply.headers['set-cookie'] ?? []].flat()) {
      const [pair = ''] = text.split(';');
      const at = pair.indexOf('=');
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return reply;
  }

  /** @throws Error where it is answered with anything but success, or with something else than expected */
  async expect<T>(schema: z.ZodType<T>, method: string, path: string, body?: unknown): Promise<T> {
    const reply = await this.send(method, path, body);
    if (reply.status >= 300) throw new Error(`${method} ${path} answered ${reply.status}: ${reply.body}`);
    return schema.parse(reply.body === '' ? undefined : JSON.parse(reply.body));
  }
}
