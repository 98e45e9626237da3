import { defineConfig } from 'vitest/config';

const limits = { testTimeout: 60_000, hookTimeout: 60_000 };
/** Programs and databases that are started and killed: each file by itself. */
const programs = 'src/server/platform/database/**/*.test.ts';
/** Each on a house of its own, through its HTTP server. */
const scenarios = 'tests/{api,access}/**/*.test.ts';
/** But what counts for the whole process: the lines of a minute in the audit. */
const counted = 'tests/api/audit.test.ts';

export default defineConfig({
  test: {
    globalSetup: 'tests/harness/global-setup.ts',
    // Two cores, and PostgreSQL wants some of them too.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'house',
          include: ['tests/*.test.ts', programs, counted],
          ...limits,
        },
      },
      {
        test: {
          name: 'scenarios',
          include: [scenarios],
          exclude: [counted],
          // A house keeps nothing outside of itself: reading the server anew for each took longer than the tests.
          isolate: false,
          ...limits,
        },
      },
      {
        test: {
          name: 'parts',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
          exclude: [programs],
          // They keep nothing: what one file has read needn't be read again for the next.
          isolate: false,
          ...limits,
        },
      },
    ],
  },
});
