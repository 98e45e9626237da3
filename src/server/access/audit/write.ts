/** Writing a line: in the transaction of the act, so that neither is there without the other. */
import type { AuditAction } from '#contract/access/audit';
import { sentAlong, type Db } from '#platform/database';
import { newId } from '#platform/secrets';

/** What a line needs of the request it belongs to. A job gives `user: null` and no client. */
export interface AuditCtx {
  db: Db;
  user: { personId: string; sessionId: string | null; apiKeyId?: string | null } | null;
  now: Date;
  client?: { address: string; userAgent: string } | null | undefined;
  requestId?: string | undefined;
}

export interface AuditEntry {
  action: AuditAction;
  /** Who did it, where the context doesn't say so yet: at an entrance, once the proof held. */
  personId?: string;
  /** What it was done to: a module of the API, e.g. `people`. */
  object?: string;
  recordId?: string | null;
  /** Never a secret. `name`: how the record is called. */
  detail?: Readonly<Record<string, unknown>>;
}

/**
 * Writes one line. Of an attempt that failed nobody is the author: leave `personId` out and name the account as
 * `object: 'people', recordId`.
 */
export async function audit(ctx: AuditCtx, entry: AuditEntry): Promise<void> {
  await ctx.db
    .insertInto('audit')
    .values({
      id: newId(),
      at: ctx.now,
      person_id: entry.personId ?? ctx.user?.personId ?? null,
      session_id: ctx.user?.sessionId ?? null,
      api_key_id: ctx.user?.apiKeyId ?? null,
      address: ctx.client?.address ?? null,
      device: keepable(ctx.client?.userAgent ?? ''),
      action: entry.action,
      object: entry.object ?? null,
      record_id: entry.recordId ?? null,
      detail: JSON.stringify(entry.detail ?? {}),
      request_id: ctx.requestId ?? null,
    })
    .modifyEnd(sentAlong)
    .execute();
}

/** Anybody can send anything as the name of a browser; PostgreSQL keeps neither NUL nor lone surrogates. */
const keepable = (agent: string): string | null =>
  agent.slice(0, 300).replaceAll('\0', '').toWellFormed() || null;
