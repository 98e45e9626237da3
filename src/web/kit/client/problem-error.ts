import { type FieldProblem, type LockTold, Problem, type ProblemCode, type Work } from '#contract/problem';

/** A problem as the web app sees it: one of the API's codes, or `unreachable` where no (readable) answer came. */
export interface SeenProblem {
  code: ProblemCode | 'unreachable';
  status: number;
  /** The API's own sentence about this one case, in English. */
  detail?: string | undefined;
  /** The request's id, to be quoted when asking for help. */
  reference?: string | undefined;
  errors?: FieldProblem[] | undefined;
  retryAfterSeconds?: number | undefined;
  /** With `work_required`: what the next try costs. */
  work?: Work | undefined;
  /** With `locked`: what is locked, why, until when. */
  lock?: LockTold | undefined;
}

/** What every failed call throws. */
export class ProblemError extends Error {
  readonly problem: SeenProblem;
  constructor(problem: SeenProblem) {
    super(problem.detail ?? problem.code);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** Reads the problem out of an answer. A proxy's error page, which is no problem document, becomes `unreachable` or `internal`. */
export async function problemOf(response: Response): Promise<SeenProblem> {
  const retryAfter = Number(response.headers.get('Retry-After'));
  const retryAfterSeconds = retryAfter > 0 ? retryAfter : undefined;
  const parsed = Problem.safeParse(await response.json().catch(() => null));
  if (parsed.success) {
    const { instance: reference, code, status, detail, errors, work, lock } = parsed.data;
    return { code, status, detail, reference, errors, retryAfterSeconds, work, lock };
  }
  const away = response.status >= 502 && response.status <= 504;
  return { code: away ? 'unreachable' : 'internal', status: response.status, retryAfterSeconds };
}

/** Any thrown thing as a problem; what isn't the API's is a fault of ours. */
export const asProblem = (error: unknown): SeenProblem =>
  error instanceof ProblemError ? error.problem : { code: 'internal', status: 0 };
