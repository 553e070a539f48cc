import { describe, expect, it } from 'vitest';
import { loadMessages } from '../../../../core/messages/messages.ts';
import { loadModules } from '../../../catalogue/server/index.ts';
import { loadFramework } from '../../../framework/server/index.ts';
import type { KeptPlan, ProfileResult, TrainingPlan } from '../../contract.ts';
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

function keptOf(count: number): KeptPlan {
  return {
    planId: result.resultId,
    attemptId: result.attemptId,
    hours: 40,
    keptAt: result.computedAt,
    modules: planOf(count).modules.map(({ moduleId, title, skill, skillName, minutes, startsInWeek }, place) => ({
      moduleId,
      title,
      skill,
      skillName,
      minutes,
      startsInWeek,
      state: place === 0 ? 'done' : 'planned',
      since: null,
    })),
  };
}

const verdicts = ['blind-spot', 'hidden-strength', 'agreed-strength', 'agreed-need', 'cannot-tell-yet'] as const;
/** The same person once four synthetic peers have spoken. */
const withOthers: ProfileResult = {
  ...result,
  skills: result.skills.map((skill, place) => ({
    ...skill,
    selfOthers: {
      verdict: verdicts[place] ?? 'cannot-tell-yet',
      reason: place < 4 ? 'called' : place === 4 ? 'too-few-raters' : 'unsure',
      probability: 0.9,
      gap: 0.8,
      interval90: { low: 0.1, high: 1.5 },
      raters: 4,
    },
  })),
  others: {
    rounds: [
      {
        roundId: 'synthetic-round',
        releasedAt: result.computedAt,
        groups: [{ group: 'peers', raters: 4 }],
        withheld: [{ group: 'partners', reason: 'too-few-in-group' }],
      },
    ],
    severity: { basis: 'literature', sd: 0.9, raters: 0, ratees: 0 },
    calibration: null,
  },
};

/** Keys of the sentences that a report says. */
async function saidIn(of: ProfileResult, kept: KeptPlan | null, language: string): Promise<string[]> {
  const said: string[] = [];
  const listening = {
    ...messages,
    say: (...call: Parameters<typeof messages.say>) => {
      said.push(call[1]);
      return messages.say(...call);
    },
  };
  await writeReport(of, planOf(3), { language, messages: listening, kept });
  return said;
}

async function pagesOf(
  count: number,
  language: string,
  of: ProfileResult = result,
  kept: KeptPlan | null = null,
): Promise<number> {
  // With the sentences about a translation, which make the first page fullest.
  const answered = { language, review: 'not-reviewed', equivalence: 'not-shown' } as const;
  const { body } = await writeReport(
    {
      ...of,
      roleProfile: { ...of.roleProfile, name: { en: 'Synthetic professional of knowledge transfer and learning' } },
      provenance: { ...of.provenance, language: answered },
    },
    planOf(count),
    { language, messages, kept },
  );
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

  it('has a third page once others have spoken or a plan was taken on, however long that plan is', async () => {
    for (const language of messages.languages) {
      expect(await pagesOf(3, language, withOthers)).toBe(3);
      for (const count of [1, modules.length]) {
        expect(await pagesOf(3, language, result, keptOf(count))).toBe(3);
        expect(await pagesOf(3, language, withOthers, keptOf(count)), `${count} modules in ${language}`).toBe(3);
      }
    }
  });

  it('says self and others in sentences, what is withheld, and where the plan stands', async () => {
    const said = await saidIn(withOthers, keptOf(2), 'en');
    for (const key of ['blind-spot', 'hidden-strength', 'agreed-strength', 'agreed-need', 'too-few-raters', 'withheld'])
      expect(said).toContain(`profile.${key}`);
    expect(said.filter((key) => key === 'profile.state-name')).toHaveLength(2);
    const alone = await saidIn(result, null, 'en');
    expect(alone.filter((key) => key.startsWith('profile.'))).toEqual([]);
  });
});
