/** The operations of recovery contacts. */
import { recoveryContacts } from '#contract/access/recovery-contacts';
import { demandFresh, entrance, route, whileLocked, type Route } from '#access/gate';
import {
  acceptContact,
  askContacts,
  endContact,
  listContacts,
  nameContact,
  proveByContact,
  refuseRequest,
  showCode,
} from '#access/recovery-contacts';
import type { SignInHouse } from '#access/sign-in';
import type { Db } from '#platform/database';

export function recoveryContactRoutes(
  house: SignInHouse,
  enqueue: (db: Db, job: string, data: object) => Promise<void>,
): Route[] {
  return [
    whileLocked(route(recoveryContacts.list, 'session', (ctx) => listContacts(ctx))),

    route(recoveryContacts.name, 'session', async (ctx, { body }) => {
      await demandFresh(ctx);
      await nameContact(ctx, body.personId);
      return listContacts(ctx);
    }),

    route(recoveryContacts.accept, 'session', async (ctx, { params }) => {
      await acceptContact(ctx, params.id);
      return listContacts(ctx);
    }),

    route(recoveryContacts.remove, 'session', (ctx, { params }) => endContact(ctx, params.id)),

    entrance(recoveryContacts.ask, async ({ client, now }, { body }) => {
      const { token, expiresAt } = await askContacts(house, { ...body, client }, now);
      return { token, expiresAt: expiresAt.toISOString() };
    }),

    route(recoveryContacts.show, 'session', async (ctx, { params }) => {
      await demandFresh(ctx);
      return showCode(ctx, params.id);
    }),

    // Also on a device where its owner is locked just then: what isn't theirs they can still stop.
    whileLocked(
      route(recoveryContacts.refuse, 'session', (ctx, { params }) => refuseRequest(ctx, params.id)),
    ),

    entrance(recoveryContacts.prove, async (ctx, { body }) => {
      const device = await proveByContact(house, enqueue, { ...body, client: ctx.client }, ctx.now);
      ctx.setDevice(device.cookie, device.expiresAt);
    }),
  ];
}
