// A bar on the error stream while something takes long; silent when nobody watches.

const WIDTH = 30;
const EVERY_MILLISECONDS = 100;

export interface ProgressBar {
  at(done: number): void;
  end(): void;
}

/** Appears only on a terminal and only when the work takes longer than half a second. */
export function progressBar(what: string, of: number, stream: NodeJS.WriteStream = process.stderr): ProgressBar {
  const started = performance.now();
  let shown = 0;
  let isShown = false;
  return {
    at(done) {
      const now = performance.now();
      if (!stream.isTTY || of <= 0 || now - started < 500 || now - shown < EVERY_MILLISECONDS) return;
      shown = now;
      isShown = true;
      const share = Math.min(1, done / of);
      const filled = Math.round(share * WIDTH);
      stream.write(`\r${what} [${'#'.repeat(filled)}${'-'.repeat(WIDTH - filled)}] ${Math.round(100 * share)} %`);
    },
    end() {
      if (isShown) stream.write(`\r${' '.repeat(what.length + WIDTH + 10)}\r`);
    },
  };
}
