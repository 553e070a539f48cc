// What is missing or too much in the form before anything is sent, in the words shown beside the field.
import { t } from '../../../web/messages/messages.ts';
import { formatNumber } from '../../../web/messages/numbers.ts';
import type { BeginImportBody } from '../contract.ts';
import { UPLOAD_BYTES, UPLOAD_FILES } from '../limits.ts';

export type ImportFormValues = Omit<BeginImportBody, 'files'> & { readonly files: readonly File[] };
export type FormFaults = Partial<Readonly<Record<'files' | 'scheme' | 'version', string>>>;

export function findFormFaults({ format, files, scheme, version }: ImportFormValues): FormFaults {
  const inFiles = fileFault(files);
  return {
    ...(inFiles === null ? {} : { files: inFiles }),
    ...(format !== 'esco' && scheme.trim() === '' ? { scheme: t('taxonomy.list-name-missing') } : {}),
    ...(version.trim() === '' ? { version: t('taxonomy.version-missing') } : {}),
  };
}

function fileFault(files: readonly File[]): string | null {
  if (files.length === 0) return t('taxonomy.file-missing');
  if (files.length > UPLOAD_FILES) return t('taxonomy.file-too-many', { count: formatNumber(UPLOAD_FILES) });
  if (files.some(({ size }) => size === 0)) return t('taxonomy.file-empty');
  if (files.reduce((sum, { size }) => sum + size, 0) > UPLOAD_BYTES) {
    return t('taxonomy.file-too-large', { size: formatNumber(UPLOAD_BYTES / 1024 / 1024) });
  }
  return null;
}
