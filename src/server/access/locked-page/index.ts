/**
 * The page of whoever is locked, for browsers without JavaScript: what is locked, why, since and until when, what still
 * works, what leads back, who covers. Invariants: it tells somebody who is signed in what the web app tells them of their
 * own lock, and no more; everybody else reads the same page byte for byte, whatever they carry; it writes nothing,
 * and answers without the database too.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { guessLocale, Locale } from '#contract/fields';
import { tellLock, type Principal } from '#access/gate';
import type { Clock } from '#platform/clock';
import { asProblem } from '#platform/http';
import { ProblemError } from '#platform/problem';
import { lockedPage, type Looking } from './page.ts';
import { pagePath, stylePath } from './paths.ts';
import { style } from './style.ts';

interface Settings {
  clock: Clock;
  /** Whether a mail that is asked for now can be sent. */
  mailOn: () => boolean;
  /** The person of the request's session; null: a stranger. */
  whoLooks: (request: FastifyRequest, now: Date) => Promise<Principal | null>;
}

/** The page needs its own style and nothing else. */
const contentPolicy =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function addLockedPage(http: FastifyInstance, settings: Settings): void {
  http.get(pagePath, async (request, reply) => {
    const { looking, away } = await look(settings, request);
    const { lang, still } = request.query as Record<string, unknown>;
    const locale = Locale.safeParse(lang).data ?? looking?.locale ?? guessLocale(languagesOf(request));
    if (away) reply.code(503).headers({ 'retry-after': '5', ...away.headers });
    return reply
      .headers({ 'cache-control': 'no-store', 'content-security-policy': contentPolicy })
      .type('text/html; charset=utf-8')
      .send(
        lockedPage({
          locale,
          looking,
          reloads: still === undefined,
          isAway: away !== null,
          mailOn: settings.mailOn(),
        }),
      );
  });
  http.get(stylePath, (_request, reply) =>
    reply.header('cache-control', 'no-cache').type('text/css; charset=utf-8').send(style),
  );
  http.route({
    method: ['POST', 'PUT', 'PATCH', 'DELETE'],
    url: pagePath,
    handler: refuseMethod,
  });
}

const refuseMethod = (_request: FastifyRequest, _reply: FastifyReply): never => {
  throw new ProblemError('method_not_allowed', undefined, { headers: { allow: 'GET, HEAD' } });
};

/** Whose page it is; where that can't be found out, it is anybody's. */
async function look(
  { clock, whoLooks }: Settings,
  request: FastifyRequest,
): Promise<{ looking: (Looking & { locale: Locale }) | null; away: ProblemError | null }> {
  const now = clock();
  try {
    const person = await whoLooks(request, now);
    if (!person) return { looking: null, away: null };
    const { name, locale, lock, organisation } = person;
    const told = lock && tellLock(lock);
    return { looking: { name, locale, lock: told, timeZone: organisation.timeZone, now }, away: null };
  } catch (error) {
    const problem = asProblem(error);
    if (problem.status >= 500)
      request.log.error({ err: error, requestId: request.id, url: pagePath }, problem.message);
    return { looking: null, away: problem };
  }
}

/** What the browser reads, the dearest first. */
const languagesOf = (request: FastifyRequest): string[] =>
  (request.headers['accept-language'] ?? '')
    .slice(0, 500)
    .split(',')
    .map((one) => {
      const [tag = '', ...rest] = one.trim().split(';');
      return { tag, weight: Number(/q=([\d.]+)/.exec(rest.join(';'))?.[1] ?? 1) };
    })
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
