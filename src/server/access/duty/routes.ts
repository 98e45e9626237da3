import { duty } from '#contract/access/duty';
import { route, type Route } from '#access/gate';
import { addAbsence, addShifts, removeAbsence, removeShift, showDuty } from './service.ts';

/** Whoever looks after locks arranges who is called. */
export const dutyRoutes: Route[] = [
  route(duty.get, 'locks.manage', (ctx) => showDuty(ctx)),
  route(duty.addShifts, 'locks.manage', (ctx, { body }) => addShifts(ctx, body)),
  route(duty.removeShift, 'locks.manage', (ctx, { params }) => removeShift(ctx, params.id)),
  route(duty.addAbsence, 'locks.manage', (ctx, { body }) => addAbsence(ctx, body)),
  route(duty.removeAbsence, 'locks.manage', (ctx, { params }) => removeAbsence(ctx, params.id)),
];
