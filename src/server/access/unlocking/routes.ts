/** Unlock requests: asked signed out or in, followed by a link, answered at the desk. */
import { unlockRequests } from '#contract/access/unlocking';
import { entrance, route, whileLocked, type Route } from '#access/gate';
import { transact } from '#platform/database';
import { ProblemError } from '#platform/problem';
import { hashSecret } from '#platform/secrets';
import { answerRequest } from './answer.ts';
import { askSignedIn, askSignedOut } from './ask.ts';
import { getCard, getRequest, listRequests, replyTo } from './desk.ts';
import { addFile, readFile } from './files.ts';
import type { UnlockHouse } from './house.ts';
import { demandRequest, say, takeDevice, tellProgress, withdraw } from './progress.ts';
import { findByFileKey } from './store.ts';

export function unlockRoutes(house: UnlockHouse): Route[] {
  const { db } = house.gate.database;
  return [
    entrance(unlockRequests.ask, (ctx, { body }) => askSignedOut(house, ctx, body)),
    whileLocked(
      entrance(
        unlockRequests.askSignedIn,
        (ctx, { body }) => {
          if (!ctx.user) throw new ProblemError('not_signed_in');
          return askSignedIn(house, ctx, ctx.user, body);
        },
        'session',
      ),
    ),

    entrance(unlockRequests.progress, (ctx, { body }) => tellProgress(house, ctx, body.secret)),
    entrance(unlockRequests.say, (ctx, { body }) => say(house, ctx, body)),
    entrance(unlockRequests.withdraw, (ctx, { body }) => withdraw(house, ctx, body.secret)),
    entrance(unlockRequests.take, async (ctx, { body }) => {
      const device = await takeDevice(house, ctx, body.secret);
      ctx.setDevice(device.cookie, device.expiresAt);
    }),
    entrance(unlockRequests.bringFile, async (ctx, { query, file }) => {
      const request = await byFileKey(house, ctx, query.key);
      const given = { requestId: request.id, personId: null, name: query.name, file };
      return transact(db, (trx) => addFile(trx, house.files, given, ctx.now));
    }),
    entrance(unlockRequests.ownFile, async (ctx, { params, query }) => {
      const request = await byFileKey(house, ctx, query.key);
      return readFile(db, house.files, request.id, params.id);
    }),

    route(unlockRequests.list, 'locks.manage', (ctx, { query }) => listRequests(ctx, query)),
    route(unlockRequests.get, 'locks.manage', (ctx, { params }) => getCard(ctx, params.id)),
    route(unlockRequests.reply, 'locks.manage', (ctx, { params, body }) => replyTo(ctx, params.id, body)),
    route(unlockRequests.addFile, 'locks.manage', async (ctx, { params, query, file }) => {
      const request = await getRequest(ctx.db, params.id);
      const given = { requestId: request.id, personId: ctx.user.personId, name: query.name, file };
      return addFile(ctx.db, house.files, given, ctx.now);
    }),
    route(unlockRequests.file, 'locks.manage', async (ctx, { params }) =>
      readFile(ctx.db, house.files, (await getRequest(ctx.db, params.id)).id, params.fileId),
    ),
    route(unlockRequests.answer, 'locks.manage', (ctx, { params, body }) =>
      answerRequest(ctx, params.id, body, house.publicUrl),
    ),
  ];
}

const byFileKey = (house: UnlockHouse, at: Parameters<typeof demandRequest>[1], key: string) =>
  demandRequest(house, at, (db) => findByFileKey(db, hashSecret(key)));
