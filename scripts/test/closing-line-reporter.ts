// Ends a test run with one plain line, so that people and machines need not know the runner to see how it went.
import type { Reporter, TestModule } from 'vitest/node';

/** Counts every test once, in whatever project it ran; a file that could not be read counts as a failed test. */
export function countTests(modules: readonly TestModule[]): { passed: number; failed: number; skipped: number } {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    if (module.errors().length > 0) counts.failed += 1;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state !== 'pending') counts[state] += 1;
    }
  }
  return counts;
}

/** The last line of a run: `N passed, N failed, N skipped`. */
export class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const { passed, failed, skipped } = countTests(modules);
    console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  }
}
