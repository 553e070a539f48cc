// The fourteen columns of a competency framework in Moodle's CSV, and its way of naming one by a number of the institution's own.

export const MOODLE_COLUMNS = [
  'Parent ID number',
  'ID number',
  'Short name',
  'Description',
  'Description format',
  'Scale values',
  'Scale configuration',
  'Rule type (optional)',
  'Rule outcome (optional)',
  'Rule config (optional)',
  'Cross-referenced competency ID numbers',
  'Exported ID (optional)',
  'Is competency framework',
  'Taxonomy',
] as const;

/** Moodle's own limit for an ID number. */
export const ID_NUMBER_MAX = 100;

const OWN = 'urn:moodle:competency:';

/** ID numbers that are no addresses become ones under the framework they stand in. */
export function toUri(framework: string, idNumber: string): string {
  return /^(https?:\/\/|urn:)/.test(idNumber)
    ? idNumber
    : `${OWN}${encodeURIComponent(framework)}:${encodeURIComponent(idNumber)}`;
}

/** The other way round: what stood in Moodle comes back as it was. */
export function toIdNumber(uri: string): string {
  if (!uri.startsWith(OWN)) return uri;
  return decodeURIComponent(uri.slice(OWN.length).split(':').slice(1).join(':'));
}
