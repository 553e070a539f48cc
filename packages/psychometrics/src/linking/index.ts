// Front door of linking.
export { transformItems } from './common-items.ts';
export { type LinkingError, type LinkMethod, type LinkOptions, linkScales, type ScaleLink } from './link-scales.ts';
export { type ScaleTransformation } from './mean-sigma.ts';
