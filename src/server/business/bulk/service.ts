/** The rules of bulk runs: making, looking, stopping, taking back. */
import { bulkAtMost, type BulkRun, type NewBulkRun } from '#contract/business/bulk';
import { demand, type Ctx } from '#access/gate';
import { hourMs, later } from '#platform/clock';
import { notFound, ProblemError } from '#platform/problem';
import { newId } from '#platform/secrets';
import { bulkKinds, findMatching } from './kinds.ts';
import {
  countChanges,
  findRun,
  insertRun,
  listRecentRuns,
  setRun,
  type RunRecord,
  type State,
} from './store.ts';
import { bulkJob } from './work.ts';

/** For so long a run is shown, and can be undone. */
const undoForMs = hourMs;
const ended: readonly State[] = ['done', 'cancelled', 'failed'];

/** @throws ProblemError `forbidden`, `too_large` where more match than one run may change */
export async function startRun(ctx: Ctx, input: NewBulkRun): Promise<BulkRun> {
  const { object, change } = input;
  for (const right of bulkKinds[object].rights(change)) demand(ctx.user, right);
  const except = new Set(input.except);
  const ids =
    input.ids ??
    (await findMatching(ctx, input, bulkAtMost + except.size + 1)).filter((id) => !except.has(id));
  if (ids.length > bulkAtMost)
    throw new ProblemError('too_large', `More than ${bulkAtMost} match: narrow the filters.`);
  const id = newId();
  const scopes = [...ctx.user.permissions.keys()];
  const { personId: createdBy } = ctx.user;
  await insertRun(ctx.db, { id, object, change, scopes, createdBy, createdAt: ctx.now }, ids);
  await ctx.enqueue(bulkJob, { runId: id });
  return getRun(ctx, id);
}

export async function getRun(ctx: Ctx, id: string): Promise<BulkRun> {
  const [run] = await present(ctx, [await demandOwn(ctx, id)]);
  if (!run) throw notFound();
  return run;
}

export async function listRuns(ctx: Ctx): Promise<{ items: BulkRun[] }> {
  const runs = await listRecentRuns(ctx.db, ctx.user.personId, later(ctx.now, -undoForMs));
  return { items: await present(ctx, runs) };
}

/** @throws ProblemError `not_found`, `wrong_state` where it has ended */
export async function cancelRun(ctx: Ctx, id: string): Promise<BulkRun> {
  const run = await demandOwn(ctx, id, true);
  if (run.state !== 'running') throw new ProblemError('wrong_state', 'This run has ended.');
  await setRun(ctx.db, id, { state: 'cancelled', finishedAt: ctx.now });
  return getRun(ctx, id);
}

/** @throws ProblemError `not_found`, `forbidden`, `wrong_state` where it is under way, undone, or too long ago */
export async function undoRun(ctx: Ctx, id: string): Promise<BulkRun> {
  const run = await demandOwn(ctx, id, true);
  for (const right of bulkKinds[run.object].rights(run.change)) demand(ctx.user, right);
  if (!mayUndo(ctx, run)) throw new ProblemError('wrong_state', 'This run cannot be undone now.');
  await setRun(ctx.db, id, { state: 'undoing', finishedAt: null });
  await ctx.enqueue(bulkJob, { runId: id });
  return getRun(ctx, id);
}

const mayUndo = ({ now }: Pick<Ctx, 'now'>, { state, finishedAt }: RunRecord): boolean =>
  ended.includes(state) && finishedAt !== null && finishedAt > later(now, -undoForMs);

/** @throws ProblemError `not_found` for somebody else's, too */
async function demandOwn(ctx: Ctx, id: string, lock = false): Promise<RunRecord> {
  const run = await findRun(ctx.db, id, lock);
  if (run?.createdBy !== ctx.user.personId) throw notFound();
  return run;
}

async function present(ctx: Ctx, runs: readonly RunRecord[]): Promise<BulkRun[]> {
  const counts = await countChanges(
    ctx.db,
    runs.map(({ id }) => id),
  );
  return runs.map((run) => {
    const own = counts.filter(({ runId }) => runId === run.id);
    const sum = (state: string) =>
      own.filter((part) => part.state === state).reduce((all, { count }) => all + count, 0);
    return {
      id: run.id,
      object: run.object,
      fields: Object.keys(run.change),
      state: run.state,
      total: run.total,
      done: sum('done'),
      failed: own.flatMap(({ state, problem, count }) =>
        state === 'failed' && problem ? [{ code: problem, count }] : [],
      ),
      undone: sum('undone'),
      kept: sum('kept'),
      problem: run.problem,
      createdAt: run.createdAt.toISOString(),
      finishedAt: run.finishedAt?.toISOString() ?? null,
      can: { cancel: run.state === 'running', undo: mayUndo(ctx, run) && sum('done') > 0 },
    };
  });
}
