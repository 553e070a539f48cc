// What a reader of one file is told beside the file: what the file cannot say of itself.
import type { OnProgress } from './taxonomy-reading.ts';
import type { PackFile } from '../files/pack-file.ts';

export interface ReadTaxonomyFileOptions {
  readonly file: PackFile;
  /** Two letters; the labels that are read. */
  readonly language: string;
  /** Short name of the taxonomy, used where the file has none. */
  readonly scheme: string;
  /** Used where the file has none. */
  readonly version?: string;
  readonly attribution?: string;
  readonly fileBytes?: number;
  readonly onProgress?: OnProgress;
}

/** Bytes of one file of one taxonomy, unless told. */
export const TAXONOMY_FILE_BYTES = 64 * 1024 * 1024;

export function tellProgress({ file, onProgress }: ReadTaxonomyFileOptions): (readBytes: number) => void {
  return (readBytes) => onProgress?.({ file: file.name, readBytes, totalBytes: file.bytes });
}
