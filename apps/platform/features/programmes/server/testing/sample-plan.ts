// A synthetic plan for tests: two needs of a firm, three objectives, everything aligned.
import type { PlanNeed, ProgrammePlan } from '../../contract.ts';

export const syntheticNeed = (
  id: string,
  sentenceIds: readonly string[],
  change: Partial<PlanNeed> = {},
): PlanNeed => ({
  id,
  skill: { uri: `urn:synthetic:${id}`, label: `Measure synthetic ${id}`, kind: 'skill' },
  level: 2,
  priority: 1,
  sentenceIds: [...sentenceIds],
  ...change,
});

export function syntheticPlan(change: Partial<ProgrammePlan> = {}): ProgrammePlan {
  const objective = (id: string, needId: string) => ({
    id,
    bloom: 'apply' as const,
    verb: 'measure',
    content: `synthetic ${needId}`,
    context: '',
    standard: '',
    text: `Participants can measure synthetic ${needId}.`,
    skillUri: `urn:synthetic:${needId}`,
    level: 2,
    needIds: [needId],
  });
  const session = (id: string, objectiveIds: readonly string[]) => ({
    id,
    title: `Synthetic session ${id}`,
    kind: 'exercise' as const,
    activity: 'Synthetic work together.',
    minutes: 120,
    selfStudyMinutes: 60,
    moduleRef: null,
    objectiveIds: [...objectiveIds],
    language: 'en' as const,
    academicId: null,
  });
  return {
    title: 'Synthetic course',
    audience: 'external',
    language: 'en',
    why: 'For synthetic engineers.',
    needs: [syntheticNeed('n1', ['s1', 's2']), syntheticNeed('n2', ['s3'])],
    objectives: [objective('o1', 'n1'), objective('o2', 'n1'), objective('o3', 'n2')],
    assessments: [
      {
        id: 'a1',
        title: 'Task',
        kind: 'task',
        minutes: 90,
        items: ['o1', 'o2', 'o3'].map((id, index) => ({
          id: `i${index + 1}`,
          text: `Synthetic item ${index + 1}`,
          objectiveId: id,
        })),
      },
    ],
    sessions: [session('t1', ['o1']), session('t2', ['o2', 'o3']), session('t3', ['o3'])],
    facts: {
      hoursPerEcts: 27,
      eqf: 6,
      participants: { min: 8, max: 16 },
      participation: 'blended',
      prerequisites: '',
      awardingBody: 'Synthetic University',
      country: 'FI',
      qualityAssurance: 'Synthetic self-accreditation',
      startsOn: null,
    },
    costs: {
      template: 'full-cost',
      currency: 'EUR',
      priceMode: 'per-participant',
      price: 900,
      lines: [
        { id: 'l1', title: 'Design', basis: 'once', amount: 1000 },
        { id: 'l2', title: 'Teaching', basis: 'per-teaching-hour', amount: 100 },
        { id: 'l3', title: 'Rooms', basis: 'per-day', amount: 200 },
        { id: 'l4', title: 'Materials', basis: 'per-participant', amount: 40 },
        { id: 'l5', title: 'House', basis: 'percent', amount: 25 },
      ],
    },
    charter: { purpose: '', participants: '', outcomes: '', steering: '', delivery: '', terms: '' },
    ...change,
  };
}
