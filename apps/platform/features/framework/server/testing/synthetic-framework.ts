// A small synthetic framework for tests: two skills, one role, texts that are hard on file formats.
import type { Framework } from '../../contract.ts';

export function syntheticFramework(): Framework {
  const both = (en: string, fi: string) => ({ en, fi });
  const skill = (id: string, en: string): Framework['skills'][number] => ({
    id,
    name: both(en, `${en} suomeksi`),
    definition: both(`"Quoted", with; separators\tand\nbreaks`, 'ääkköset, 知識 👩🏽‍🔬'),
    inKnowledgeTransfer: both('=SUM(A1)', '-minus'),
    inLearningWork: both("'=apostrophe and equals", '+plus'),
    isNot: { en: '@at' },
    levels: ([1, 2, 3, 4] as const).map((level) => ({
      level,
      indicators: [
        { id: `${id}-${level}-1`, text: both(`Does ${level}`, `Tekee ${level}`) },
        { id: `${id}-${level}-2`, text: both(`Does ${level} again`, `Tekee ${level} taas`) },
      ],
    })),
    esco: [
      {
        uri: 'http://data.europa.eu/esco/skill/15d76317-c71a-4fa2-aadc-2ecc34e627b7',
        label: 'communication',
        relation: 'close',
      },
    ],
    basis: ['K: synthetic', 'F'],
  });
  return {
    head: {
      id: 'synthetic-two',
      version: '1.0.0',
      title: both('Synthetic framework of two', 'Synteettinen kehys'),
      status: 'imported',
      licence: 'CC-BY-4.0',
      provenance: both('Synthetic, for tests.', 'Synteettinen.'),
      sources: ['A: none', 'B: none either'],
      languages: ['en', 'fi'],
      levels: [1, 2, 3, 4].map((level) => ({
        level,
        id: `step-${level}`,
        name: both(`Step ${level}`, `Askel ${level}`),
        description: both('x', 'y'),
      })),
      skills: ['listening', 'asking'],
      defaultSet: {
        skills: ['asking', 'listening'],
        reasoning: both('Because.', 'Koska.'),
        perSkill: { asking: both('a', 'b'), listening: both('c', 'd') },
      },
    },
    skills: [skill('listening', 'Listening'), skill('asking', 'Asking')],
    roles: [
      {
        id: 'broker',
        name: both('Broker', 'Välittäjä'),
        description: both('d', 'd'),
        rationale: both('r', 'r'),
        stages: [
          {
            id: 'entry',
            name: both('Entry', 'Alku'),
            description: both('e', 'e'),
            targets: { asking: 2.5, listening: 2 },
            weights: { asking: 1, listening: 1.5 },
          },
          {
            id: 'senior',
            name: both('Senior', 'Kokenut'),
            description: both('s', 's'),
            targets: { asking: 3.5, listening: 3 },
            weights: { asking: 1, listening: 0.5 },
          },
        ],
      },
    ],
  };
}
