// First of all modules: theme and language stand before anything is painted.
import { beginLanguage } from './page-language.ts';
import { applyTheme } from './theme.ts';

applyTheme();
beginLanguage();
