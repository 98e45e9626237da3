/** What pages are told as it happens: the kinds of thing that changed, and where in the API they are read. */
import { endpoint } from './endpoint.ts';

/** A kind of thing, as histories name it, and the module that it is read from. */
export const liveTopics = {
  customer: 'customers',
  contact: 'contacts',
  followUp: 'follow-ups',
  opportunity: 'opportunities',
  product: 'products',
  attachment: 'attachments',
  pipeline: 'pipelines',
  person: 'people',
  department: 'departments',
  role: 'roles',
  organisation: 'organisation',
  webhook: 'webhooks',
  provider: 'sso-providers',
  view: 'views',
  notice: 'notices',
  coverage: 'coverages',
  presence: 'presence',
  lock: 'locks',
  aftercare: 'aftercare',
  unlockRequest: 'unlock-requests',
  duty: 'duty',
} as const;

/** Said where something may have been missed: ask everything again. */
export const everything = '*';

export const live = {
  follow: endpoint({
    method: 'GET',
    path: '/api/live',
    summary:
      'Server-sent events: the kinds of thing that changed just now; ask again for what you show of them',
    stream: true,
    unattended: true,
  }),
};
