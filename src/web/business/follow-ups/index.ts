/** Follow-ups: their page; on a customer's page the composer, the open next steps, and what its timeline needs. */
export { useFollowUpActs } from './acts.ts';
export { FollowUpComposer, NewFollowUpPanel } from './composer.tsx';
export { EditFollowUpPanel } from './form.tsx';
export { snoozeDays } from './due.ts';
export { followUpIcons } from './kind.tsx';
export { FollowUpText } from './mentions.tsx';
export { FollowUpMenu } from './menu.tsx';
export { NextStepsOf } from './next-steps.tsx';
export { FollowUpsPage } from './page.tsx';
export { NextStep } from './step.tsx';
export { FollowUpTimeline } from './timeline.tsx';
