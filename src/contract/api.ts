/** Every operation of the API, by module: the routes, the client and the OpenAPI document are made from this. */
import { aftercare } from './access/aftercare.ts';
import { audit } from './access/audit.ts';
import { lockBoard } from './access/board.ts';
import { breakGlass } from './access/break-glass.ts';
import { costs, costSettings } from './access/costs.ts';
import { absences, coverages, covers, holdingReply } from './access/coverage.ts';
import { checkUp } from './access/check-up.ts';
import { notices, webhooks } from './access/notices.ts';
import { apiKeys, departments, organisation, people, roles } from './access/people.ts';
import { passwords } from './access/passwords.ts';
import { policy } from './access/policy.ts';
import { devices, signIns } from './access/devices.ts';
import { recoveryContacts } from './access/recovery-contacts.ts';
import { lockProblems } from './access/problems.ts';
import { duty } from './access/duty.ts';
import { factors } from './access/factors.ts';
import { locks, networks } from './access/locks.ts';
import { sessions } from './access/sessions.ts';
import { access } from './access/sign-in.ts';
import { unlockRequests } from './access/unlocking.ts';
import { sso, ssoProviders } from './access/sso.ts';
import { attachments } from './business/attachments.ts';
import { bulkRuns } from './business/bulk.ts';
import { calendar } from './business/calendar.ts';
import { contacts } from './business/contacts.ts';
import { customers } from './business/customers.ts';
import { firstDays } from './business/first-days.ts';
import { followUps } from './business/follow-ups.ts';
import { opportunities, pipelines, products } from './business/opportunities.ts';
import { presence } from './business/presence.ts';
import { bin, demo, history } from './business/records.ts';
import { today } from './business/today.ts';
import { search } from './business/search.ts';
import { imports } from './business/transfer.ts';
import { views } from './business/views.ts';
import type { Endpoint } from './endpoint.ts';
import { live } from './live.ts';

export const api = {
  access,
  passwords,
  checkUp,
  sessions,
  devices,
  signIns,
  factors,
  sso,
  ssoProviders,
  locks,
  lockBoard,
  aftercare,
  lockProblems,
  networks,
  breakGlass,
  recoveryContacts,
  covers,
  absences,
  coverages,
  costs,
  costSettings,
  holdingReply,
  unlockRequests,
  duty,
  policy,
  people,
  departments,
  roles,
  organisation,
  apiKeys,
  audit,
  notices,
  webhooks,
  customers,
  contacts,
  followUps,
  opportunities,
  pipelines,
  products,
  attachments,
  search,
  history,
  bin,
  today,
  firstDays,
  calendar,
  imports,
  bulkRuns,
  views,
  presence,
  demo,
  live,
};

/** All operations with their ids, e.g. `customers.list`. */
export const operations: ReadonlyMap<string, Endpoint> = new Map(
  Object.entries(api).flatMap(([module, group]) =>
    Object.entries(group).map(([name, e]) => [`${module}.${name}`, e as Endpoint] as const),
  ),
);
