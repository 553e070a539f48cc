// For tests of this package and of those that stand on it: a synthetic pack, and archives good and bad.
export { SKILL_ROWS, skillRow, skillUri, syntheticPack, syntheticPackZip, textOf, withRows } from './synthetic-pack.ts';
export type { PackChanges } from './synthetic-pack.ts';
export { writeZip } from './write-zip.ts';
export type { ZipPart } from './write-zip.ts';
