// Reads uploaded files in a process of its own, and says how far it has come.
import {
  fileFromBytes,
  openZip,
  readEscoPack,
  readMoodleCompetencies,
  readPlainCsv,
  readSkos,
} from '@dragoman/interop';
import type { OnProgress, PackFile, ReadTaxonomyFileOptions, TaxonomyReading } from '@dragoman/interop';
import type { ReportProgress } from '../../../../core/jobs/run-in-worker.ts';
import type { TaxonomyFormat } from '../../limits.ts';

export interface UploadToRead {
  readonly format: TaxonomyFormat;
  /** The files in the order in which their bytes follow each other. */
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  readonly content: Uint8Array;
  readonly scheme: string;
  readonly version: string;
  readonly language: string;
  readonly attribution: string;
}

export async function run(upload: UploadToRead, report: ReportProgress): Promise<TaxonomyReading> {
  const files = upload.files.map(({ name }, index) => {
    const start = upload.files.slice(0, index).reduce((sum, { bytes }) => sum + bytes, 0);
    return fileFromBytes(name, upload.content.subarray(start, start + upload.files[index]!.bytes));
  });
  const opened = await openArchive(upload, files);
  if ('refusal' in opened) return opened.refusal;
  const onProgress: OnProgress = ({ readBytes, totalBytes }) =>
    report(Math.min(1, readBytes / Math.max(1, totalBytes)));
  const { language, version, scheme } = upload;
  if (upload.format === 'esco') {
    return readEscoPack({ files: opened.files, language, version, needs: 'structure', onProgress });
  }
  const [file] = opened.files;
  if (file === undefined || opened.files.length > 1)
    return refuse('upload.one-file', 'A list of this kind is one file.');
  const attribution = upload.attribution === '' ? {} : { attribution: upload.attribution };
  const options: ReadTaxonomyFileOptions = { file, language, scheme, version, onProgress, ...attribution };
  if (upload.format === 'moodle') return readMoodleCompetencies(options);
  if (upload.format === 'csv') return readPlainCsv(options);
  return readSkos({ ...options, syntax: /\.json(ld)?$/i.test(file.name) ? 'json-ld' : 'turtle' });
}

async function openArchive(
  { content }: UploadToRead,
  files: readonly PackFile[],
): Promise<{ files: readonly PackFile[] } | { refusal: TaxonomyReading }> {
  const [only] = files;
  if (files.length !== 1 || only === undefined || !/\.zip$/i.test(only.name)) return { files };
  const { files: inside, findings } = await openZip(only.name, content);
  return findings.length === 0 ? { files: inside } : { refusal: { taxonomy: null, replacements: [], findings } };
}

function refuse(code: string, sentence: string): TaxonomyReading {
  const finding = { severity: 'error', file: null, line: null, column: null, code, sentence } as const;
  return { taxonomy: null, replacements: [], findings: [finding] };
}
