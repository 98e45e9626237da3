/** The unlock desk: what was asked, what is known, answering. */
export { DutyRoster } from './duty.tsx';
export { RequestPanel } from './panel.tsx';
export { UnlockRequests } from './requests.tsx';
export { StateTag } from './state-tag.tsx';
export { Waiting } from './waiting.tsx';
