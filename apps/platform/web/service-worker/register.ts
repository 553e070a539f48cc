// Starts the service worker once the page is at rest, so that it never competes with the first load.

/** One address and no other may become a worker; browsers with trusted types ask for this. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

const ADDRESS = '/service-worker.js';

export function registerServiceWorker(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('dragoman-worker', {
    createScriptURL(url) {
      if (url !== ADDRESS) throw new TypeError('Only our own worker.');
      return url;
    },
  });
  const register = (): void => {
    navigator.serviceWorker.register(policy?.createScriptURL(ADDRESS) ?? ADDRESS).catch(() => {
      // Refused, for example in a private window: the application works without it, only not offline.
    });
  };
  if (document.readyState === 'complete') register();
  else addEventListener('load', register, { once: true });
}
