// Reads a file of academics in a process of its own.
import { readOpenAlex, readOrcid, readPeopleCsv } from '@dragoman/interop';
import type { PeopleReading } from '@dragoman/interop';
import type { ImportBody } from '../../contract.ts';

export async function run({ format, fileName, text }: Omit<ImportBody, 'confirm'>): Promise<PeopleReading> {
  if (format === 'openalex') return readOpenAlex({ fileName, text });
  return format === 'orcid' ? readOrcid({ fileName, text }) : readPeopleCsv({ fileName, text });
}
