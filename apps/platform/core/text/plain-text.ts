// The one schema for text from outside: what both databases keep exactly, within a named length.
import { isStorableText } from '@dragoman/kernel';
import { z } from 'zod';

/** Text of `min` to `max` UTF-16 units without NUL and lone surrogates. */
export function plainText(max: number, min = 0): z.ZodString {
  return z.string().min(min).max(max).refine(isStorableText, { message: 'text.not-storable' });
}
