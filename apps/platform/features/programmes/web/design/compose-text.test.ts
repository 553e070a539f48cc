import { composeObjective, draftObjective } from '@dragoman/matching';
import { describe, expect, it } from 'vitest';
import { DRAFT_LANGUAGES } from '../../limits.ts';
import { composeText } from './compose-text.ts';

describe('the sentence that follows while an objective is written', () => {
  it.each(DRAFT_LANGUAGES)('is the one the library puts together, whole and without its ends: %s', (language) => {
    const drafted = draftObjective({ label: 'Size pumps', type: 'skill', level: 3, audience: 'external', language });
    for (const parts of [drafted, { ...drafted, context: '' }, { ...drafted, context: '', standard: '' }]) {
      expect(composeText(parts, language)).toBe(composeObjective(parts, language));
    }
    expect(composeText({ ...drafted, verb: 'pump', content: 'pump' }, language)).not.toContain('pump pump');
  });
});
