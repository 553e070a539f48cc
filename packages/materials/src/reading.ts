// The part of the front door that a browser may load: pages out of their text, and blocks as HTML. No fonts, no PDF, no archives.
export { openPage } from './page.ts';
export type { Page } from './page.ts';
export { renderBlocks } from './render-blocks.ts';
