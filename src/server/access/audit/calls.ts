/**
 * Lines for calls of the API, from one place: every call that changes something of the house, every file taken out, and
 * every refusal for want of a right. A new operation is in it by itself; at worst its line reads “something else”.
 */
import type { AuditAction } from '#contract/access/audit';
import type { Endpoint } from '#contract/endpoint';
import { isDoor } from './entrances.ts';
import { idOf } from './operations.ts';
import { audit, type AuditCtx } from './write.ts';

/** Records have a history of their own (`changes`); how people set up their lists and notices is nobody's business. */
const unaudited = new Set([
  'customers',
  'contacts',
  'followUps',
  'opportunities',
  'attachments',
  'views',
  'presence',
  'firstDays',
]);
const unauditedOperations = new Set([
  'notices.read',
  'notices.readAll',
  // Nothing has happened yet: what follows is written down.
  'factors.beginTotp',
  'factors.passkeyOptions',
  'passwords.judgeMine',
  'ssoProviders.test',
  'policy.rehearse',
  // Writes its own line, which keeps the text.
  'breakGlass.account',
]);

/** The line of each operation. What isn't here is `house.changed`. */
const actionOf: Readonly<Record<string, AuditAction>> = {
  'access.changeMe': 'account.changed',
  'sessions.onOpenWifi': 'account.changed',
  'sessions.revoke': 'session.ended',
  'sessions.revokeOthers': 'session.ended',
  'people.create': 'person.created',
  'people.change': 'person.changed',
  'people.passwordLink': 'password.link-made',
  'people.deviceLink': 'device.link-made',
  'devices.forget': 'device.revoked',
  'devices.forgetOthers': 'device.revoked',
  'factors.confirmTotp': 'factor.added',
  'factors.removeTotp': 'factor.removed',
  'factors.addPasskey': 'factor.added',
  'factors.renamePasskey': 'account.changed',
  'factors.removePasskey': 'factor.removed',
  'factors.makeRecoveryCodes': 'factor.added',
  'factors.removeOf': 'factor.removed',
  'locks.open': 'lock.opened',
  'locks.lift': 'lock.lifted',
  'aftercare.nameCause': 'lock.changed',
  'aftercare.add': 'lock.changed',
  'aftercare.tick': 'lock.changed',
  'aftercare.drop': 'lock.changed',
  'unlockRequests.reply': 'unlock.said',
  'unlockRequests.addFile': 'unlock.said',
  'unlockRequests.answer': 'unlock.answered',
  'lockProblems.raise': 'problem.raised',
  'lockProblems.change': 'problem.changed',
  'lockProblems.take': 'problem.taken',
  'lockProblems.comment': 'problem.commented',
  'lockProblems.solve': 'problem.solved',
  'lockProblems.setAside': 'problem.set-aside',
  'lockProblems.reopen': 'problem.reopened',
  'duty.addShifts': 'duty.changed',
  'duty.removeShift': 'duty.changed',
  'duty.addAbsence': 'duty.changed',
  'duty.removeAbsence': 'duty.changed',
  'networks.mark': 'network.marked',
  'networks.unmark': 'network.unmarked',
  'breakGlass.makeShares': 'shares.made',
  'breakGlass.checkShare': 'shares.checked',
  'recoveryContacts.name': 'contact.named',
  'recoveryContacts.accept': 'contact.accepted',
  'recoveryContacts.remove': 'contact.ended',
  'recoveryContacts.show': 'contact.shown',
  'recoveryContacts.refuse': 'contact.refused',
  'departments.create': 'department.created',
  'departments.change': 'department.changed',
  'departments.remove': 'department.removed',
  'roles.create': 'role.created',
  'roles.change': 'role.changed',
  'roles.remove': 'role.removed',
  'organisation.change': 'organisation.changed',
  'policy.save': 'policy.changed',
  'policy.confirm': 'policy.confirmed',
  'policy.revert': 'policy.reverted',
  'policy.mailTest': 'mail.tested',
  'policy.confirmMail': 'mail.tested',
  'apiKeys.create': 'api-key.created',
  'apiKeys.approve': 'api-key.approved',
  'apiKeys.remove': 'api-key.removed',
  'audit.verify': 'audit.checked',
  'notices.changePreferences': 'notices.changed',
  'notices.testMail': 'mail.tested',
  'ssoProviders.create': 'provider.created',
  'ssoProviders.change': 'provider.changed',
  'ssoProviders.remove': 'provider.removed',
  'sso.unlink': 'factor.removed',
  'webhooks.create': 'webhook.created',
  'webhooks.change': 'webhook.changed',
  'webhooks.remove': 'webhook.removed',
  'webhooks.test': 'webhook.tested',
  'pipelines.create': 'pipeline.created',
  'pipelines.change': 'pipeline.changed',
  'pipelines.remove': 'pipeline.removed',
  'products.create': 'product.created',
  'products.change': 'product.changed',
  'products.remove': 'product.removed',
  'imports.create': 'import.changed',
  'imports.change': 'import.changed',
  'imports.run': 'import.made',
  'imports.undo': 'import.undone',
  'covers.set': 'cover.named',
  'covers.answer': 'cover.answered',
  'absences.create': 'absence.noted',
  'absences.end': 'absence.ended',
  'holdingReply.change': 'holding-reply.changed',
  'costSettings.change': 'settings.changed',
  'bulkRuns.create': 'bulk.made',
  'bulkRuns.cancel': 'bulk.cancelled',
  'bulkRuns.undo': 'bulk.undone',
  'calendar.make': 'account.changed',
  'calendar.revoke': 'account.changed',
  'demo.fill': 'demo.filled',
  'demo.clear': 'demo.cleared',
};

/** The line of an operation, and the module it is about. Null: its calls get none. */
export function auditedAs(endpoint: Endpoint): { action: AuditAction; module: string } | null {
  const id = idOf(endpoint);
  if (isDoor(id)) return null;
  const module = id.split('.')[0] ?? '';
  if (endpoint.download) return { action: 'export.made', module };
  if (id.endsWith('.restore')) return { action: 'record.restored', module };
  if (endpoint.method === 'GET' || unaudited.has(module) || unauditedOperations.has(id)) return null;
  return { action: actionOf[id] ?? 'house.changed', module };
}

export interface Call {
  endpoint: Endpoint;
  params?: unknown;
  query?: unknown;
  body?: unknown;
}

/** Writes down that a call was answered. @param result what its handler gave */
export async function auditCall(ctx: AuditCtx, call: Call, result: unknown): Promise<void> {
  const as = auditedAs(call.endpoint);
  if (!as) return;
  const made = named(result);
  // A call with an id in its path is about that one, whatever it answers with.
  const recordId = textOf(call.params, 'id') ?? (call.endpoint.creates ? made.id : undefined);
  await audit(ctx, {
    action: as.action,
    object: as.module,
    recordId: recordId ?? null,
    detail: {
      ...(made.name !== undefined && { name: made.name.slice(0, 200) }),
      ...detailOf(call),
      ...(as.action === 'house.changed' && { operation: idOf(call.endpoint) }),
    },
  });
}

/** Writes down that somebody was refused for want of a right, whatever they tried. */
export async function auditRefusal(ctx: AuditCtx, endpoint: Endpoint, recordId: unknown): Promise<void> {
  const operation = idOf(endpoint);
  await audit(ctx, {
    action: 'right.refused',
    object: operation.split('.')[0] ?? '',
    recordId: isId(recordId) ? recordId : null,
    detail: { operation, ...(auditedAs(endpoint) && { tried: auditedAs(endpoint)?.action }) },
  });
}

/** Which fields were set, never to what: values may be secrets, and a record's history has them. */
function detailOf({ endpoint, query, body }: Call): Record<string, unknown> {
  const filters = endpoint.download ? JSON.stringify(query ?? {}) : '{}';
  const fields = typeof body === 'object' && body !== null ? Object.keys(body).slice(0, 50) : [];
  return {
    ...(filters !== '{}' && { filters: filters.slice(0, 1000) }),
    ...(endpoint.versioned && fields.length > 0 && { fields }),
  };
}

/** The id and name of what came back; an API key comes beside its secret. */
function named(result: unknown): { id?: string; name?: string } {
  if (typeof result !== 'object' || result === null || 'content' in result) return {};
  if ('key' in result) return named(result.key);
  const [id, name] = [textOf(result, 'id'), textOf(result, 'name') ?? textOf(result, 'fileName')];
  return { ...(isId(id) && { id }), ...(name !== undefined && { name }) };
}

function textOf(of: unknown, key: string): string | undefined {
  const value: unknown =
    typeof of === 'object' && of !== null ? (of as Record<string, unknown>)[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
