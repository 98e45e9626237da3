/**
 * Coverage for people: naming covers and answering, leave and illness, what I cover, reports, the holding reply. For
 * others these are a lead's (who may give their customers away, or is their manager) and an administrator's to decide.
 */
import type { Route } from '#access/gate';
import { absenceRoutes } from './absences.ts';
import { coverRoutes } from './covers.ts';
import { coverageRoutes } from './coverages.ts';
import { holdingReplyRoutes } from './holding-reply.ts';

export { coverageNow } from './coverages.ts';

export const coveringRoutes = ({ mailOn }: { mailOn: boolean }): Route[] => [
  ...coverRoutes,
  ...absenceRoutes,
  ...coverageRoutes,
  ...holdingReplyRoutes(mailOn),
];
