import { isAppError } from '@dragoman/kernel';
import { readPeopleCsv } from '@dragoman/interop';
import { describe, expect, it } from 'vitest';
import { IMPORT_BYTES } from '../../limits.ts';
import { readImport } from './read-import.ts';

const HEAD = 'name,email,orcid,affiliation,languages,hoursPerYear,kind,title,year,hours,audience';
const row = (n: number): string =>
  `Synthetic Academic ${n},a${n}@synthetic.example,,Synthetic University,en,,publication,Synthetic work ${n} on machines,2020,,`;
const TABLE = [HEAD, row(1), row(2)].join('\n');

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no refusal',
    (error: unknown) => (isAppError(error) ? error.code : String(error)),
  );

describe('a file of academics', () => {
  it('says in a process of its own what it says at once', async () => {
    const file = { format: 'csv', fileName: 'synthetic.csv', text: TABLE } as const;
    const read = await readImport(file);
    expect(read).toEqual(await readPeopleCsv(file));
    expect(read.people.map(({ name }) => name)).toEqual(['Synthetic Academic 1', 'Synthetic Academic 2']);
    const broken = await readImport({ format: 'openalex', fileName: 'synthetic.json', text: '{"results": [' });
    expect(broken.people).toEqual([]);
    expect(broken.findings[0]).toMatchObject({ severity: 'error' });
  });

  it(
    'is read while other work goes on, and refused in words when it asks for too much time',
    { timeout: 60_000 },
    async () => {
      const rows = Array.from({ length: Math.floor((IMPORT_BYTES - 200) / (row(10_000).length + 1)) }, (_, n) =>
        row(n),
      );
      const file = { format: 'csv', fileName: 'synthetic.csv', text: [HEAD, ...rows].join('\n') } as const;
      expect(file.text.length).toBeLessThanOrEqual(IMPORT_BYTES);
      let turns = 0;
      const timer = setInterval(() => (turns += 1), 5);
      const read = await readImport(file);
      clearInterval(timer);
      // On the thread of the answers no timer would have had a turn before the reading was over.
      expect(turns).toBeGreaterThan(5);
      expect(read.people.length + read.findings.length).toBeGreaterThan(0);
      expect(await codeOf(readImport(file, { timeoutMs: 1 }))).toBe('academics.file-too-large-inside');
    },
  );
});
