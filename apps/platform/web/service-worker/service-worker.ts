// Keeps the application itself on the device, so that the runner opens without a network. Never keeps a reply of the API.

/** The parts of the worker's world used here; the compiler's own library for workers clashes with the page's. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface WorkerFetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(reply: Promise<Response>): void;
}
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: WorkerFetchEvent) => void): void;
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
}

/** Filled in by the build: a digest of the files, and the files. */
declare const SHELL_VERSION: string;
declare const SHELL_FILES: readonly string[];

const scope = globalThis as unknown as WorkerScope;
const CACHE = `dragoman-shell-${SHELL_VERSION}`;
const PAGE = '/index.html';
/** How long a page load waits for the network before the kept page is shown. */
const PATIENCE_MS = 3000;

scope.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([PAGE, ...SHELL_FILES])));
});

// A new worker waits until every tab of the old version is closed: the old version's files stay as long as it needs them.
scope.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))))
      .then(() => scope.clients.claim()),
  );
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== scope.location.origin || address.pathname.startsWith('/api/'))
    return;
  if (request.mode === 'navigate') event.respondWith(openPage(request));
  else event.respondWith(caches.match(request, { ignoreVary: true }).then((kept) => kept ?? fetch(request)));
});

/** The newest page when the network answers in time, else the kept one. */
async function openPage(request: Request): Promise<Response> {
  try {
    const fresh = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (fresh.status < 500) return fresh;
  } catch {
    // No network.
  }
  const kept = await caches.match(PAGE);
  return kept ?? fetch(request);
}
