import { describe, expect, it } from 'vitest';
import { mapJsonLines } from './map-json-lines.ts';
import { lineFinder } from './source.ts';

describe('the lines of a JSON text', () => {
  const text = '{\n  "a": [\n    1,\n    {"b": "x,}\\"]\\n",\r\n "c": null}\n  ],\n  "d": true\n}';
  const lineOf = lineFinder(mapJsonLines(text).lines);

  it('are found for values in objects and arrays, whatever strings hold and however lines end', () => {
    expect(JSON.parse(text)).toMatchObject({ a: [1, { c: null }], d: true });
    expect([[], ['a'], ['a', 0], ['a', 1], ['a', 1, 'b'], ['a', 1, 'c'], ['d']].map(lineOf)).toEqual([
      1, 2, 3, 4, 4, 5, 7,
    ]);
  });

  it('are those of the nearest part around when a part is not there', () => {
    expect(lineOf(['a', 1, 'z', 'y'])).toBe(4);
    expect(lineOf(['z'])).toBe(1);
  });

  it('tell which key stands twice in one object, and not which stands in two', () => {
    const { duplicates } = mapJsonLines('{\n"a": {"x": 1},\n"b": {"x": 1},\n"a": 2,\n"\\u0061": 3\n}');
    expect(duplicates).toEqual([
      { key: 'a', line: 4 },
      { key: 'a', line: 5 },
    ]);
  });
});
