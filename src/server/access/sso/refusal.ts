/** Why somebody isn't let in by a provider. It leads to a page that says so; for the audit it is a problem like others. */
import type { SsoFault } from '#contract/access/sso';
import type { ProblemCode } from '#contract/problem';
import { ProblemError } from '#platform/problem';

const codeOf: Partial<Record<SsoFault, ProblemCode>> = {
  'no-provider': 'not_found',
  'provider-away': 'unavailable',
  expired: 'expired_link',
  'other-browser': 'expired_link',
  cancelled: 'wrong_state',
};

export class SsoRefusal extends ProblemError {
  readonly fault: SsoFault;
  /** The page that it leads to. */
  readonly page: string;

  /** @param cause what the library or the provider said: for the log, never for a page */
  constructor(fault: SsoFault, cause?: unknown, page = '/sign-in') {
    super(codeOf[fault] ?? 'wrong_proof', `Single sign-on: ${fault}.`);
    this.name = 'SsoRefusal';
    this.fault = fault;
    this.page = page;
    this.cause = cause;
  }
}
