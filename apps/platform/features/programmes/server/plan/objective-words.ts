// Ways to word an objective: for each step of thinking the drafts that the words know.
import { BLOOM, draftObjective, verbsFor } from '@dragoman/matching';
import type { DraftLanguage } from '../../limits.ts';
import type { ObjectiveWords } from '../../wire-contract.ts';

export function listObjectiveWords(wish: {
  readonly label: string;
  readonly kind: 'skill' | 'knowledge';
  readonly level: number;
  readonly audience: 'internal' | 'external';
  readonly language: DraftLanguage;
}): ObjectiveWords {
  const { label, kind, level, audience, language } = wish;
  return {
    steps: BLOOM.map((bloom) => ({
      bloom,
      drafts: verbsFor(kind, bloom, language).map((_, verb) => {
        const {
          verb: word,
          content,
          context,
          standard,
          text,
        } = draftObjective({
          label,
          type: kind,
          level,
          audience,
          language,
          bloom,
          verb,
        });
        return { verb: word, content, context, standard, text };
      }),
    })),
  };
}
