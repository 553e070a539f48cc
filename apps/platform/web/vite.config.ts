// How the browser's part is built: one page, lazy parts, hashed files, no inlined data, nothing that the CSP would refuse.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compressPlugin } from './compress-plugin.ts';
import { languagePagesPlugin } from './language-pages-plugin.ts';
import { messagesPlugin } from './messages-plugin.ts';
import { fontPreloadPlugin } from './font-preload-plugin.ts';
import { serviceWorkerPlugin } from './service-worker-plugin.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [messagesPlugin(), fontPreloadPlugin(), serviceWorkerPlugin(), languagePagesPlugin(), compressPlugin()],
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    // Browsers with light-dark(), container queries and :has(): all engines since spring 2024.
    target: ['chrome123', 'firefox121', 'safari17.5'],
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    manifest: true,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { main: here('./index.html'), 'service-worker': here('./service-worker/service-worker.ts') },
      output: {
        // Seven signs are the fewest that the bundler takes: the name of every later file stands in the first script.
        entryFileNames: (chunk) =>
          chunk.name === 'service-worker' ? 'service-worker.js' : 'assets/[name]-[hash:7].js',
        chunkFileNames: (chunk) => `assets/${chunkName(chunk.name, chunk.moduleIds)}-[hash:7].js`,
        assetFileNames: 'assets/[name]-[hash:7][extname]',
      },
    },
  },
});

const PARTICIPANT_PARTS: ReadonlySet<string> = new Set(['first', 'parts', 'result', 'pages', 'raters']);
const STAFF_FEATURES =
  /features\/(identity|operations|framework|campaigns|office|studies|research|taxonomy|materials|demand|programmes|academics|calls|market)\/web\//;

/** Names parts of the catalogue and staff pages, so that the service worker can leave the staff's out. */
function chunkName(name: string, modules: readonly string[]): string {
  const messages = modules
    .map((id) => /virtual:messages\/([a-z]+)\/([a-z]+)$/.exec(id))
    .find((match) => match !== null);
  if (messages) {
    const [, language, part] = messages;
    return PARTICIPANT_PARTS.has(part!) ? `messages-${language}-${part}` : `staff-messages-${language}-${part}`;
  }
  const isStaff = modules.some((id) => STAFF_FEATURES.test(id));
  return isStaff && !name.includes('staff') ? `staff-${name}` : name;
}
