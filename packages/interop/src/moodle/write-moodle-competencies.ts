// A taxonomy as a competency framework that Moodle imports: a tree, with a scale of two values, each competency under one parent.
import { stringify } from 'csv-stringify/sync';
import { FindingList } from '../taxonomy/finding.ts';
import type { Finding } from '../taxonomy/finding.ts';
import type { TaxonomyConcept, TaxonomyGroup, TaxonomySource } from '../taxonomy/taxonomy-source.ts';
import { ID_NUMBER_MAX, MOODLE_COLUMNS, toIdNumber } from './moodle-columns.ts';
import { htmlOfText } from './text-of-html.ts';

/** Moodle's default scale for competencies; the second value is the proficient one. */
const SCALE = 'Not yet competent,Competent';
const SCALE_CONFIGURATION = JSON.stringify([{ scaleid: '2' }, { id: 2, scaledefault: 1, proficient: 1 }]);

export interface WrittenMoodleFile {
  readonly csv: string;
  /** What Moodle has no place for: other labels, a second broader concept. */
  readonly findings: readonly Finding[];
}

/**
 * Writes the whole taxonomy. A group without anything broader that is alone at the top becomes the framework itself, as it was if
 * the taxonomy came from Moodle.
 */
export function writeMoodleCompetencies(source: TaxonomySource, title: string): WrittenMoodleFile {
  const findings = new FindingList();
  const tops = source.groups.filter(({ broader }) => broader.length === 0);
  const head = tops.length === 1 ? tops[0]! : null;
  const headId = head === null ? source.scheme : toIdNumber(head.uri);
  const parentOf = ({ uri, broader }: TaxonomyConcept | TaxonomyGroup): string => {
    if (broader.length > 1)
      findings.warn(
        'moodle.one-parent',
        `${uri} has ${broader.length} broader concepts; in Moodle it stands under the first.`,
      );
    const [first] = broader;
    return first === undefined || first === head?.uri ? '' : toIdNumber(first);
  };
  const rows = [
    frameworkRow(headId, head?.preferredLabel ?? title),
    ...source.groups
      .filter((group) => group !== head)
      .map((group) => row(parentOf(group), group.uri, group.preferredLabel, '', [])),
    ...source.concepts.map((concept) =>
      row(
        parentOf(concept),
        concept.uri,
        concept.preferredLabel,
        concept.description,
        concept.related.map(({ uri }) => toIdNumber(uri)),
      ),
    ),
  ];
  const labels = source.concepts.reduce((sum, { altLabels }) => sum + altLabels.length, 0);
  if (labels > 0)
    findings.warn('moodle.labels-lost', `${labels} other labels are left out: Moodle has no place for them.`);
  const long = source.concepts.find(({ uri }) => toIdNumber(uri).length > ID_NUMBER_MAX);
  if (long !== undefined) {
    findings.warn(
      'moodle.id-too-long',
      `${long.uri} is longer than Moodle's ID numbers may be (${ID_NUMBER_MAX} characters).`,
    );
  }
  return { csv: stringify([MOODLE_COLUMNS, ...rows]), findings: findings.toArray() };
}

function frameworkRow(id: string, title: string): string[] {
  return [
    '',
    id,
    title,
    '',
    '1',
    SCALE,
    SCALE_CONFIGURATION,
    '',
    '',
    '',
    '',
    '',
    '1',
    'competency,competency,competency,competency',
  ];
}

function row(parent: string, uri: string, label: string, description: string, crossed: readonly string[]): string[] {
  return [
    parent,
    toIdNumber(uri),
    label,
    htmlOfText(description),
    '1',
    '',
    '',
    '',
    '',
    '',
    crossed.join(','),
    '',
    '',
    '',
  ];
}
