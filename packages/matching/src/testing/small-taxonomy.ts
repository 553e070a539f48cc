// A small synthetic taxonomy in two languages and the shipped weights, for tests that must run anywhere.
import { join } from 'node:path';
import { openTaxonomy } from '../extract/taxonomy.ts';
import type { Taxonomy } from '../extract/taxonomy.ts';
import type { MatchingModel } from '../extract/matching-model.ts';
import { loadMatchingModel } from '../load-model.ts';
import { buildIndex } from '../taxonomy/build-index.ts';
import type { TaxonomyConcept, TaxonomySource } from '../taxonomy/taxonomy-source.ts';

const CONTENT = join(import.meta.dirname, '..', '..', '..', '..', 'content', 'matching');

let model: MatchingModel | undefined;

/** The shipped weights, read once. */
export function shippedModel(): MatchingModel {
  model ??= loadMatchingModel(CONTENT);
  return model;
}

type Row = readonly [
  id: string,
  label: string,
  alternatives: string,
  type: 'skill' | 'knowledge',
  broader: string,
  description: string,
];

const ENGLISH: readonly Row[] = [
  [
    'welding',
    'weld metal parts',
    'welding|join metal by welding',
    'skill',
    'g:making',
    'Join pieces of metal with heat.',
  ],
  [
    'robot',
    'program industrial robots',
    'robot programming|programming of robots',
    'skill',
    'g:making',
    'Write programs that move robot arms.',
  ],
  [
    'maintenance',
    'plan predictive maintenance',
    'predictive maintenance|condition-based maintenance',
    'skill',
    'g:making',
    'Plan maintenance from measured data.',
  ],
  [
    'quality',
    'quality assurance',
    'quality control|assure quality',
    'knowledge',
    'g:making',
    'Methods that keep products as promised.',
  ],
  ['python', 'Python (programming language)', 'Python', 'knowledge', 'g:data', 'A programming language.'],
  ['analysis', 'analyse data', 'data analysis|data analytics', 'skill', 'g:data', 'Draw conclusions from data.'],
  ['statistics', 'statistics', 'statistical methods', 'knowledge', 'analysis', 'Collecting and interpreting figures.'],
  [
    'dashboard',
    'build dashboards',
    'dashboards|data visualisation',
    'skill',
    'g:data',
    'Show figures so that they are understood.',
  ],
  [
    'lca',
    'perform life cycle assessment',
    'life cycle assessment|LCA',
    'skill',
    'g:green',
    'Measure what a product does to the environment.',
  ],
  ['heatpump', 'dimension heat pumps', 'heat pump sizing', 'skill', 'g:green', 'Choose a heat pump of the right size.'],
  ['conflict', 'resolve conflicts', 'conflict management', 'skill', 'g:people', 'Settle disputes between people.'],
  ['teamwork', 'work in teams', 'teamwork|team work', 'skill', 'g:people', 'Work with others towards one aim.'],
];

const FINNISH: Readonly<Record<string, readonly [string, string]>> = {
  welding: ['hitsata metalliosia', 'hitsaus'],
  maintenance: ['suunnitella ennakoivaa kunnossapitoa', 'ennakoiva kunnossapito'],
  analysis: ['analysoida dataa', 'data-analytiikka'],
  lca: ['tehdä elinkaariarviointi', 'elinkaariarviointi'],
  heatpump: ['mitoittaa lämpöpumppuja', 'lämpöpumpun mitoitus'],
};

const GROUPS: Readonly<Record<string, string>> = {
  making: 'making things',
  data: 'data',
  green: 'environment',
  people: 'people',
};

export function smallSources(): TaxonomySource[] {
  const groups = Object.entries(GROUPS).map(([id, preferredLabel]) => ({
    uri: `g:${id}`,
    code: id,
    preferredLabel,
    broader: [],
  }));
  const head = { scheme: 'small-synthetic', version: '1', attribution: 'Synthetic test taxonomy.', groups };
  const english = ENGLISH.map(
    ([uri, preferredLabel, alternatives, skillType, broader, description]): TaxonomyConcept => ({
      uri,
      preferredLabel,
      altLabels: alternatives.split('|'),
      hiddenLabels: [],
      description,
      skillType,
      broader: [broader],
      related: [],
      collections: [],
      occupations: 1,
    }),
  );
  const finnish = english.flatMap((concept): TaxonomyConcept[] => {
    const words = FINNISH[concept.uri];
    return words === undefined
      ? []
      : [{ ...concept, preferredLabel: words[0], altLabels: [words[1]], description: '' }];
  });
  return [
    { ...head, language: 'en', concepts: english },
    { ...head, language: 'fi', concepts: finnish },
  ];
}

export function smallTaxonomy(sources: readonly TaxonomySource[] = smallSources()): Taxonomy {
  return openTaxonomy(buildIndex(sources, shippedModel().vectors), shippedModel());
}
