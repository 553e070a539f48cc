// The content that the server ships with, for knowing what a question on the page is and what must not be told with it.
import { loadContent } from '../../apps/platform/server/load-content.ts';
import type { Content } from '../../apps/platform/server/load-content.ts';

export const content: Content = loadContent();
