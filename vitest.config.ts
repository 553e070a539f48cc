// Two kinds of tests: everything beside the code, and the journeys in a real browser, which share one server and one core.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { ClosingLineReporter } from './scripts/test/closing-line-reporter.ts';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    reporters: ['default', new ClosingLineReporter()],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{packages,apps,content,scripts,bench,docs}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          globalSetup: ['apps/platform/core/database/testing/start-postgres.ts'],
          sequence: { groupOrder: 0 },
          // On two cores one alone would be left idle for half the time.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['e2e/**/*.journey.ts'],
          globalSetup: ['e2e/set-up/unpack-browser.ts'],
          fileParallelism: false,
          // After the unit tests, so that a browser never waits for a core that a simulation has.
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 60_000,
          // A page in a browser on a busy machine needs longer than a function.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
