// A small synthetic instrument for tests: the shape of the real one, no sentence of it.
import type { Framework, FrameworkSkill } from '../../../framework/contract.ts';
import type { ItemBank } from '../../../itembank/contract.ts';
import { createInstrument } from '../instrument.ts';
import type { Instrument } from '../instrument.ts';

export const SYNTHETIC_SKILLS = [
  'asking',
  'listening',
  'writing',
  'speaking',
  'counting',
  'drawing',
  'walking',
  'waiting',
] as const;

const say = (english: string): { en: string; fi: string } => ({
  en: `synthetic ${english}`,
  fi: `synteettinen ${english}`,
});
const five = { en: ['a', 'b', 'c', 'd', 'e'], fi: ['ä', 'ö', 'å', 'y', 'u'] };

function syntheticSkill(id: string): FrameworkSkill {
  return {
    id,
    name: say(id),
    definition: say(`definition of ${id}`),
    inKnowledgeTransfer: say('there'),
    inLearningWork: say('here'),
    isNot: say('elsewhere'),
    levels: ([1, 2, 3, 4] as const).map((level) => ({
      level,
      indicators: [{ id: `${id}-${level}-1`, text: say(`indicator ${level}`) }],
    })),
    esco: [],
    basis: ['synthetic'],
  };
}

export function syntheticFramework(): Framework {
  const skills = [...SYNTHETIC_SKILLS];
  const all = (value: number): Record<string, number> =>
    Object.fromEntries(skills.map((skill, index) => [skill, value + (index % 3) * 0.5]));
  return {
    head: {
      id: 'synthetic',
      version: '1.0.0',
      title: say('framework'),
      status: 'ours',
      licence: 'CC-BY-4.0',
      provenance: say('made for tests'),
      sources: [],
      languages: ['en', 'fi'],
      levels: [1, 2, 3, 4].map((level) => ({
        level,
        id: `level-${level}`,
        name: say(`level ${level}`),
        description: say('level'),
      })),
      skills,
      defaultSet: {
        skills,
        reasoning: say('all of them'),
        perSkill: Object.fromEntries(skills.map((id) => [id, say('because')])),
      },
    },
    skills: skills.map(syntheticSkill),
    roles: [
      {
        id: 'tester',
        name: say('tester'),
        description: say('tests'),
        stages: [{ id: 'entry', name: say('entry'), description: say('begins'), targets: all(2), weights: all(1) }],
        rationale: say('none'),
      },
    ],
  };
}

export function syntheticBank(): ItemBank {
  const skills = [...SYNTHETIC_SKILLS];
  return {
    head: {
      id: 'synthetic',
      version: '1.0.0',
      framework: 'synthetic@1.0.0',
      status: 'provisional',
      licence: 'CC-BY-4.0',
      languages: ['en', 'fi'],
      skills,
      frame: { statement: say('lately'), scenario: say('how effective') },
      scales: { meetings: five, effectiveness: five },
      keyStatus: 'authors-key',
      priors: { rationale: say('by level'), locationByLevel: { '1': -1.5, '2': -0.5, '3': 0.5, '4': 1.5 } },
    },
    statements: skills.flatMap((skill) =>
      Array.from({ length: 14 }, (_, index) => ({
        id: `${skill}-s${String(index + 1).padStart(2, '0')}`,
        skill,
        indicator: `${skill}-${(index % 4) + 1}-1`,
        level: (index % 4) + 1,
        reverse: index % 3 === 2,
        scale: 'meetings',
        text: say(`${skill} statement ${index + 1}`),
        observed: say('seen'),
      })),
    ),
    scenarios: skills.flatMap((skill) =>
      Array.from({ length: 6 }, (_, index) => ({
        id: `${skill}-c${String(index + 1).padStart(2, '0')}`,
        skill,
        setting: { country: 'FI', field: 'tests' },
        indicators: [`${skill}-3-1`],
        text: say(`${skill} scenario ${index + 1}`),
        options: [5, 4, 2, 1].map((key, option) => ({
          id: `${skill}-c${index + 1}-${option}`,
          text: say('option'),
          key,
          reason: say('reason'),
        })),
      })),
    ),
    digest: 'synthetic',
    languages: [{ language: 'en', review: 'source', equivalence: 'source' }],
  };
}

let instrument: Instrument | undefined;

export function syntheticInstrument(): Instrument {
  instrument ??= createInstrument(syntheticFramework(), syntheticBank());
  return instrument;
}
