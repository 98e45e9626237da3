import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/**/*.test.ts'],
    exclude: ['tests/journeys/**', 'node_modules/**'],
    globalSetup: 'tests/harness/global-setup.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two cores, and PostgreSQL wants some of them too.
    maxWorkers: 2,
  },
});
