// What every row that names a concept must have: an address, a name, neither of them twice or endless.
import type { FindingList, Place } from '../taxonomy/finding.ts';

/** Characters; the longest label of ESCO 1.1.1 in English has 87. */
export const LABEL_MAX = 500;
export const DESCRIPTION_MAX = 20_000;
export const URI_MAX = 500;
/** Other labels of one concept; ESCO's concepts have up to some forty. */
export const LABELS_MAX = 500;

const URI = /^(https?:\/\/|urn:)[^\s<>"{}|\\^`]+$/;

export function isUri(text: string): boolean {
  return text.length <= URI_MAX && URI.test(text);
}

/** True when the URI is one and new; otherwise says why not. `places` is where those before it stood. */
export function checkUri(
  uri: string,
  column: string,
  place: Place,
  places: ReadonlyMap<string, Place>,
  findings: FindingList,
): boolean {
  if (uri === '') {
    findings.error('row.uri-missing', `This row has no ${column}.`, { ...place, column });
    return false;
  }
  if (!isUri(uri)) {
    findings.error(
      'row.uri-malformed',
      `“${shorten(uri)}” is not an address that begins with http://, https:// or urn:.`,
      { ...place, column },
    );
    return false;
  }
  const first = places.get(uri);
  if (first === undefined) return true;
  const where = first.file === place.file ? `line ${first.line}` : `${first.file}, line ${first.line}`;
  findings.error('row.uri-twice', `${uri} already stands in ${where}. A concept has one row.`, { ...place, column });
  return false;
}

export function checkLabel(label: string, column: string, place: Place, findings: FindingList): boolean {
  if (label === '') {
    findings.error('row.label-missing', `This row has no ${column}.`, { ...place, column });
    return false;
  }
  if (label.length > LABEL_MAX) {
    findings.error(
      'row.label-too-long',
      `The label begins with “${shorten(label)}” and has ${label.length} characters; ${LABEL_MAX} are allowed.`,
      { ...place, column },
    );
    return false;
  }
  return true;
}

/** Labels of one cell, each once and none that the concept already has; apart by line ends or ` | `. */
export function splitLabels(cell: string, without: readonly string[] = []): string[] {
  if (cell === '') return [];
  const labels = cell.split(/\r?\n| \| /).map((label) => label.trim());
  const known = new Set(without);
  const kept: string[] = [];
  for (const label of labels) {
    if (label === '' || label.length > LABEL_MAX || known.has(label) || kept.length === LABELS_MAX) continue;
    known.add(label);
    kept.push(label);
  }
  return kept;
}

export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
