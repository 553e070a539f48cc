import fc from 'fast-check';
import { expect, it } from 'vitest';
import { syntheticFramework } from '../testing/synthetic-framework.ts';
import { checkFramework } from './check-framework.ts';
import { shieldCell, unshieldCell } from './csv-cells.ts';
import { readFrameworkCsv } from './read-csv.ts';
import { writeFrameworkCsv } from './write-framework.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '"', ',', ';', '\n', '\t', ' ', 'ä', '𝒳'), minLength: 1 }),
);

it('a cell that was made harmless is what it was before, and none begins like a formula', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(unshieldCell(shieldCell(text))).toBe(text);
      expect(shieldCell(text)).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});

it('any text that may stand in a framework comes back from a table as it was', () => {
  const visible = anyText.filter(
    (text) => text.trim() !== '' && !/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(text.replaceAll(/[\n\t]/g, '')),
  );
  fc.assert(
    fc.property(visible, visible, (en, fi) => {
      const framework = syntheticFramework();
      framework.skills[1]!.definition = { en, fi };
      framework.head.sources = [en, fi];
      const { framework: read, errors } = checkFramework(readFrameworkCsv(writeFrameworkCsv(framework).body as string));
      expect(errors).toEqual([]);
      expect(read).toEqual(framework);
    }),
    { numRuns: 60 },
  );
});
