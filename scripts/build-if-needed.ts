// `npm run build`: builds the browser's part when its sources changed.
import { buildIfNeeded } from './web/build-web.ts';

const began = Date.now();
if (await buildIfNeeded()) console.log(`Built the pages in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
