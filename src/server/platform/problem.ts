/** Faults that a caller can do something about. Anything else that is thrown is our own fault: a 500 with a reference. */
import {
  problems,
  type FieldProblem,
  type LockTold,
  type Problem,
  type ProblemCode,
  type Work,
} from '#contract/problem';

export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly FieldProblem[];
  readonly headers: Readonly<Record<string, string>>;
  readonly more: { work?: Work; lock?: LockTold };

  /**
   * @param detail one sentence about this case, in English; people read their own language's text for the code
   * @param more field problems, headers such as `retry-after` (seconds), the work or the lock that stands in the way
   */
  constructor(
    code: ProblemCode,
    detail?: string,
    more: {
      errors?: readonly FieldProblem[];
      headers?: Record<string, string>;
      work?: Work;
      lock?: LockTold;
    } = {},
  ) {
    super(detail ?? problems[code][1]);
    this.name = 'ProblemError';
    this.code = code;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
    this.more = { ...(more.work && { work: more.work }), ...(more.lock && { lock: more.lock }) };
  }

  get status(): number {
    return problems[this.code][0];
  }
}

/** A field that is not right: 422 with the pointer to it. */
export function invalid(pointer: string, code: string, detail: string): ProblemError {
  return new ProblemError('invalid_input', detail, { errors: [{ pointer, code, detail }] });
}

export const notFound = (): ProblemError => new ProblemError('not_found');

/** The body of a problem answer (RFC 9457). `instance` is the request's id. */
export function presentProblem(problem: ProblemError, instance: string): Problem {
  const [status, title] = problems[problem.code];
  return {
    type: `/api/docs#problem-${problem.code}`,
    title,
    status,
    ...(problem.message !== title && { detail: problem.message }),
    code: problem.code,
    instance,
    ...(problem.errors.length > 0 && { errors: [...problem.errors] }),
    ...problem.more,
  };
}
