/**
 * Problems: what locks people again and again, with an owner and a day. Invariants: the same is never there twice
 * unsolved, however many servers look (the index `lock_problems_unsolved`); a lock that was there when its problem was
 * solved raises nothing any more; nobody owns, solves or sets aside what is about their own locks; whether a cure holds is
 * counted from locks, never claimed; each word of the clock is given once. A lane that is spent is no lock of a person
 * until somebody has named its cause.
 */
export { problemJobs } from './rounds.ts';
export { problemRoutes } from './routes.ts';
