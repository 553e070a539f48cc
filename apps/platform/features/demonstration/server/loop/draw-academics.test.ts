import { readOpenAlex, readPeopleCsv } from '@dragoman/interop';
import { describe, expect, it } from 'vitest';
import { drawAcademics } from './draw-academics.ts';
import { readAcademics } from './hold-academics.ts';

describe('the synthetic academics', () => {
  const plan = readAcademics();
  const drawn = drawAcademics(plan);

  it('come in the shapes of real files, all of them readable, all of them labelled', async () => {
    const openAlex = readOpenAlex({ fileName: 'a', text: drawn.openAlex });
    const table = await readPeopleCsv({ fileName: 'b', text: drawn.table });
    for (const { people, findings } of [openAlex, table]) {
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(people).toHaveLength(plan.people);
      expect(people.every(({ name }) => name.endsWith('(synthetic)'))).toBe(true);
      expect(new Set(people.map(({ orcid }) => orcid)).size).toBe(plan.people);
    }
    expect(openAlex.people.map(({ orcid }) => orcid)).toEqual(table.people.map(({ orcid }) => orcid));
    expect(openAlex.people.find(({ name }) => name.startsWith('Kazimierz Wielkodab'))!.records).toHaveLength(40);
    expect(openAlex.people.find(({ name }) => name.startsWith('Without Works'))!.records).toEqual([]);
  });

  it('are the same for the same seed and others for another', () => {
    expect(drawAcademics(plan)).toEqual(drawn);
    expect(drawAcademics({ ...plan, seed: 'another' })).not.toEqual(drawn);
  });
});
