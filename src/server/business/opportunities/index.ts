/**
 * Opportunities and their pipelines. Invariants: a pipeline has at least one open, one won and one lost stage; a lost
 * deal has a reason; a closed one has a day it was closed on; deals are seen by whom their owner's records reach, and
 * with their customer.
 */
import './costs.ts';
import './due-work.ts';

export { opportunityRoutes } from './routes.ts';
export {
  changeOpportunity,
  exportOpportunities,
  getOpportunity,
  listOpportunities,
  opportunitySearch,
  removeOpportunity,
  restoreOpportunity,
} from './service.ts';
export { moveBackOpportunity, moveOpportunity } from './move.ts';
export { opportunitiesWithin } from './policy.ts';
export { findOpportunityIds, findOpportunityOf } from './store.ts';
export { addFirstPipeline, getDefaultPipeline } from './pipelines.ts';
