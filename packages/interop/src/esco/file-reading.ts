// What the readers of single files share: where findings go, how large a file may be, who hears how far it has come.
import type { PackFile } from '../files/pack-file.ts';
import type { FindingList } from '../taxonomy/finding.ts';

export interface FileReading {
  readonly findings: FindingList;
  /** The part of a table reader's options that is about this file. */
  of(file: PackFile): {
    readonly findings: FindingList;
    readonly fileBytes: number;
    readonly onBytes: (readBytes: number) => void;
  };
}
