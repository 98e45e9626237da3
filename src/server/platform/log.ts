/** The log: one JSON line an event, to standard error, so that standard output stays for what people asked for. */
import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';

export type Logger = FastifyBaseLogger;

/** @param level `fatal` … `trace`, or `silent` */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      // A line must never tell a secret, whoever logs it.
      redact: ['*.password', '*.token', '*.secret', 'req.headers.authorization', 'req.headers.cookie'],
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
