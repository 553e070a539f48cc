import { describe, expect, it } from 'vitest';
import { loadMessages } from '../../../../core/messages/messages.ts';
import { loadModules } from '../../../catalogue/server/index.ts';
import { loadFramework } from '../../../framework/server/index.ts';
import type { ProfileResult, TrainingPlan } from '../../contract.ts';
import { writeReport } from './write-report.ts';

const content = new URL('../../../../../../content/', import.meta.url);
const messages = loadMessages(new URL('messages/', content));
const framework = loadFramework(new URL('frameworks/dragoman-25/', content));
const modules = loadModules(new URL('modules/short/', content));

const hitRate = { plan: 0.5, bothRight: 0.2, targetsAlone: 0.4, targetsPlanNow: 0.42, monteCarloError: 0.01 };
const skills = framework.skills.slice(0, 8);

/** A synthetic result with every kind of sentence in it. */
const result: ProfileResult = {
  resultId: '00000000-0000-7000-8000-000000000001',
  attemptId: '00000000-0000-7000-8000-000000000002',
  computedAt: '2026-11-21T10:00:00.000Z',
  assessedOn: '2026-11-21',
  roleProfile: {
    id: 'synthetic',
    name: { en: 'Synthetic professional' },
    stage: { id: 'synthetic', name: { en: 'Experienced' } },
  },
  observations: { statements: 36, scenarios: 12, skipped: 1, minutes: 18 },
  stop: { reason: 'length', settledSkills: 6, skills: 8 },
  summary: {
    strongest: skills[7]!.id,
    needs: skills.slice(0, 2).map((skill) => ({ skill: skill.id, sureness: 'fairly-sure' as const, probability: 0.6 })),
    notEnough: [skills[5]!.id],
  },
  skills: skills.map((skill, place) => ({
    skill: skill.id,
    name: skill.name,
    definition: skill.definition,
    status: place === 5 ? 'not-enough-evidence' : 'estimated',
    estimate: {
      level: 2.5,
      standardDeviation: 0.5,
      interval50: { low: 2.1, high: 2.9 },
      interval90: { low: 1.7, high: 3.3 },
    },
    levelProbabilities: [0.1, 0.4, 0.4, 0.1],
    sources: [{ source: 'self', level: 2.6, interval90: { low: 2, high: 3.2 }, observations: 5 }],
    disagreement: null,
    target: 3,
    weight: 1,
    need: { levels: 0.5, interval90: { low: -0.3, high: 1.3 }, probabilityBelowTarget: 0.8 },
    reading: place === 5 ? 'not-enough-evidence' : 'need',
    indicators: [],
    toSettle: null,
  })),
  hitRate,
  nextObservations: [],
  provenance: {
    bank: 'synthetic',
    bankVersion: '1.0.0',
    parameters: 'synthetic-1',
    framework: 'synthetic@1.0.0',
    model: 'synthetic',
    engine: 'synthetic',
    seed: 1,
    provisional: true,
    resultDigest: '0'.repeat(64),
  },
};

function planOf(count: number): TrainingPlan {
  return {
    attemptId: result.attemptId,
    hours: 40,
    usedMinutes: 60 * count,
    hitRate,
    nextObservations: [],
    optimal: true,
    modules: modules.slice(0, count).map((module, place) => ({
      moduleId: module.id,
      version: module.version,
      title: module.title,
      purpose: module.purpose,
      skill: module.skill,
      skillName: { en: module.skill },
      secondary: [],
      minutes: 60,
      company: 'colleague',
      needReduction: 0.1,
      reason: 'other-need',
      startsInWeek: place + 1,
    })),
  };
}

async function pagesOf(count: number, language: string): Promise<number> {
  const { body } = await writeReport(result, planOf(count), { language, messages });
  return (
    Buffer.from(body)
      .toString('latin1')
      .match(/\/Type \/Page\b/g)?.length ?? 0
  );
}

describe('the report', () => {
  it('has two pages in every language, however many modules the plan holds', async () => {
    for (const language of messages.languages) {
      for (const count of [0, 1, 7, 8, 9, modules.length]) {
        expect(await pagesOf(count, language), `${count} modules in ${language}`).toBe(2);
      }
    }
  });
});
