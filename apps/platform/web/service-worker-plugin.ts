// Vite plugin: tells the service worker which built files make up the application, and gives it a version of its own.
import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

const WORKER = 'service-worker.js';

/** Files a visit without a network needs: all code and style but the staff's, the fonts' basic Latin, the mark. */
function isPartOfShell(name: string): boolean {
  if (name === WORKER || name === 'index.html' || name.endsWith('.map') || name.startsWith('.vite/')) return false;
  if (name.endsWith('.woff2')) return /-latin-wght-normal/.test(name);
  return !/staff/.test(name);
}

export function serviceWorkerPlugin(): Plugin {
  return {
    name: 'dragoman-service-worker',
    generateBundle: {
      order: 'post',
      handler(_options, bundle: Rolldown.OutputBundle) {
        const worker = bundle[WORKER];
        if (worker?.type !== 'chunk') this.error('The service worker was not built.');
        const files = Object.keys(bundle).filter(isPartOfShell).sort();
        const digest = createHash('sha256');
        for (const name of Object.keys(bundle).sort()) {
          const file = bundle[name]!;
          digest.update(name).update(file.type === 'chunk' ? file.code : file.source);
        }
        const list = JSON.stringify([...files.map((name) => `/${name}`), '/mark.svg', '/site.webmanifest']);
        const version = JSON.stringify(digest.digest('hex').slice(0, 16));
        worker.code = `const SHELL_VERSION=${version},SHELL_FILES=${list};${worker.code}`;
      },
    },
  };
}
