import { describe, expect, it } from 'vitest';
import { loadMessages } from '../../../../core/messages/messages.ts';
import type { Messages } from '../../../../core/messages/messages.ts';
import type { ProfileResult, TrainingPlan } from '../../contract.ts';
import { writeReport } from './write-report.ts';

const catalogue = loadMessages(new URL('../../../../../../content/messages/', import.meta.url));

const result: ProfileResult = {
  resultId: '01a1fd8c-6900-7000-8000-000000000001',
  attemptId: '01a1fd8c-6900-7000-8000-000000000002',
  computedAt: '2026-11-21T10:00:00.000Z',
  assessedOn: '2026-11-21',
  roleProfile: { id: 'tester', name: { en: 'tester' }, stage: { id: 'entry', name: { en: 'entry' } } },
  observations: { statements: 32, scenarios: 8, skipped: 0, minutes: 16 },
  stop: { reason: 'precision', settledSkills: 8, skills: 8 },
  summary: { strongest: null, needs: [], notEnough: [] },
  skills: [],
  hitRate: { plan: 0.5, bothRight: 0.2, targetsAlone: 0.4, targetsPlanNow: 0.45, monteCarloError: 0.01 },
  nextObservations: [],
  provenance: {
    bank: 'synthetic',
    bankVersion: '1.0.0',
    parameters: 'provisional-1',
    framework: 'synthetic@1.0.0',
    model: 'synthetic',
    engine: 'synthetic',
    seed: 1,
    provisional: true,
    resultDigest: '0'.repeat(64),
  },
};
const plan: TrainingPlan = {
  attemptId: result.attemptId,
  hours: 12,
  usedMinutes: 0,
  modules: [],
  hitRate: result.hitRate,
  nextObservations: [],
  optimal: true,
};

/** How often the report says the sentence, and how long the file is. */
async function write(isSynthetic: boolean, language: string): Promise<{ said: number; bytes: number }> {
  let said = 0;
  const messages: Messages = {
    ...catalogue,
    say: (inLanguage, key, values) => {
      if (key === 'report.synthetic') said += 1;
      return catalogue.say(inLanguage, key, values);
    },
  };
  const { body } = await writeReport(result, plan, { language, messages, isSynthetic });
  return { said, bytes: body.length };
}

describe('the report of an installation with synthetic data', () => {
  it.each(catalogue.languages)(
    'says of synthetic data that they are synthetic, and of others nothing (%s)',
    async (language) => {
      const [ordinary, synthetic] = [await write(false, language), await write(true, language)];
      expect(ordinary.said).toBe(0);
      expect(synthetic.said).toBeGreaterThan(0);
      expect(synthetic.bytes).toBeGreaterThan(ordinary.bytes);
    },
  );
});
