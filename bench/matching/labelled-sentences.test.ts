import { describe, expect, it } from 'vitest';
import { openTaxonomy } from '@dragoman/matching';
import { buildIndex } from '../../packages/matching/src/taxonomy/build-index.ts';
import { shippedModel, smallSources } from '../../packages/matching/src/testing/small-taxonomy.ts';
import { measureLabelled, readLabelled } from './labelled-sentences.ts';

const english = smallSources().find(({ language }) => language === 'en')!;
const { uri, preferredLabel } = english.concepts[0]!;

describe('sentences labelled by others', () => {
  it('are read from a table, one row a label, or from JSON lines, by label or by address', () => {
    const table = `sentence,label\n"We weld, daily.",${preferredLabel.toUpperCase()}\n"We weld, daily.",LABEL NOT PRESENT\nNothing here.,UNDERSPECIFIED\n`;
    expect(readLabelled(table, english)).toEqual({
      sentences: [{ id: '0', text: 'We weld, daily.', skills: [uri] }],
      unknown: ['LABEL NOT PRESENT', 'UNDERSPECIFIED'],
    });
    const lines = `{"text":"We weld, daily.","labels":["${uri}"]}\n{"text":"Nothing here.","labels":[]}\n`;
    expect(readLabelled(lines, english).sentences).toEqual([{ id: '0', text: 'We weld, daily.', skills: [uri] }]);
    expect(() => readLabelled('a,b\n1,2\n', english)).toThrow('row 1 has no sentence or no label; columns: a, b');
  });

  it('are measured with the right skill at the top, and not with a wrong one', () => {
    const taxonomy = openTaxonomy(buildIndex([english], shippedModel().vectors), shippedModel());
    const figureOf = (skill: string): number =>
      measureLabelled({ sentences: [{ id: '0', text: 'Weld metal parts.', skills: [skill] }], unknown: [] }, taxonomy)[
        'RP@1'
      ].value;
    expect(figureOf(uri)).toBe(100);
    expect(figureOf('nobody')).toBe(0);
  });
});
