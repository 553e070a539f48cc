// The rules' words by language.
import type { CallLanguage } from '../call-reading.ts';
import type { CallWords } from './call-words.ts';
import { EN } from './en.ts';
import { FI } from './fi.ts';
import { IT } from './it.ts';
import { NL } from './nl.ts';
import { PL } from './pl.ts';

export const WORDS_OF: Readonly<Record<CallLanguage, CallWords>> = { en: EN, fi: FI, it: IT, pl: PL, nl: NL };
