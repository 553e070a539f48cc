// Tells from its path in which room of the house a file stands.

export type Layer = 'contract' | 'limits' | 'errors' | 'server-door' | 'testing' | 'server' | 'web' | 'other';

export type Place =
  | { readonly room: 'package'; readonly name: string }
  | { readonly room: 'core' }
  | { readonly room: 'feature'; readonly feature: string; readonly layer: Layer }
  | { readonly room: 'composition'; readonly layer: 'server' | 'web' }
  | { readonly room: 'app'; readonly name: string }
  /** Data files and what is generated from them. */
  | { readonly room: 'content' }
  | { readonly room: 'outside' };

const DOORS: Readonly<Record<string, Layer>> = {
  'contract.ts': 'contract',
  'limits.ts': 'limits',
  'errors.ts': 'errors',
  'server/index.ts': 'server-door',
  'server/policy-fixture.ts': 'testing',
};

/** `path` from the root of the repository, with `/`. */
export function placeOf(path: string): Place {
  const [top = '', second = '', third = '', fourth = '', ...rest] = path.split('/');
  if (top === 'packages') return { room: 'package', name: second };
  if (top === 'content') return { room: 'content' };
  if (top !== 'apps') return { room: 'outside' };
  if (second !== 'platform') return { room: 'app', name: second };
  if (third === 'core') return { room: 'core' };
  if (third === 'features') return { room: 'feature', feature: fourth, layer: layerOf(rest.join('/')) };
  if (third === 'server' || third === 'web') return { room: 'composition', layer: third };
  return { room: 'app', name: second };
}

function layerOf(inside: string): Layer {
  const door = DOORS[inside];
  if (door !== undefined) return door;
  if (inside.startsWith('server/testing/')) return 'testing';
  if (inside.startsWith('server/')) return 'server';
  return inside.startsWith('web/') ? 'web' : 'other';
}

/** True for what runs in the browser. */
export function isWeb(place: Place): boolean {
  return (place.room === 'feature' || place.room === 'composition') && place.layer === 'web';
}

/** True for what runs on the server only. */
export function isServer(place: Place): boolean {
  if (place.room === 'composition') return place.layer === 'server';
  return place.room === 'feature' && ['server', 'server-door', 'testing'].includes(place.layer);
}
