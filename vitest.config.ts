import { defineConfig } from 'vitest/config';

const limits = { testTimeout: 60_000, hookTimeout: 60_000 };
/** Programs and databases that are started and killed: each file by itself. */
const programs = 'src/server/platform/database/**/*.test.ts';

export default defineConfig({
  test: {
    globalSetup: 'tests/harness/global-setup.ts',
    // Two cores, and PostgreSQL wants some of them too.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'house',
          include: ['tests/**/*.test.ts', programs],
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
