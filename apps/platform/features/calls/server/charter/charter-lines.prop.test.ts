import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeLines, writeLine } from './charter-lines.ts';

const HEADING = 'Promised in the call “Synthetic”:';
const others = fc.array(fc.stringMatching(/^[a-z ]{0,12}$/), { maxLength: 8 });
const promises = fc.array(fc.stringMatching(/^[A-Z]{1,8}$/), { minLength: 1, maxLength: 5 });
const linesOf = (given: readonly string[]): string[] => given.map((promise) => writeLine(promise, null));
const filled = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

it('promises sent again replace only their own lines: what others wrote stays as it was and in its order', () => {
  fc.assert(
    fc.property(others, promises, promises, (own, first, second) => {
      const before = own.join('\n');
      const once = placeLines({ before, heading: HEADING, written: [], lines: linesOf(first) });
      const written = [HEADING, ...linesOf(first)];
      const again = placeLines({ before: once, heading: HEADING, written, lines: linesOf(second) });
      expect(filled(again)).toEqual([...filled(before), HEADING, ...linesOf(second)]);
    }),
  );
});

it('the same promises sent twice change nothing, and promises taken back leave what others wrote', () => {
  fc.assert(
    fc.property(others, promises, (own, given) => {
      const before = own.join('\n');
      const once = placeLines({ before, heading: HEADING, written: [], lines: linesOf(given) });
      const written = [HEADING, ...linesOf(given)];
      expect(placeLines({ before: once, heading: HEADING, written, lines: linesOf(given) })).toBe(once);
      expect(filled(placeLines({ before: once, heading: HEADING, written, lines: [] }))).toEqual(filled(before));
    }),
  );
});

it('a line that somebody has changed since is theirs and stays', () => {
  const written = [HEADING, '– We teach online.', '– We report.'];
  const before = ['Purpose.', '', HEADING, '– We teach online, twice a week.', '– We report.', 'After.'].join('\n');
  expect(placeLines({ before, heading: HEADING, written, lines: ['– We teach.'] })).toBe(
    ['Purpose.', '', HEADING, '– We teach.', '– We teach online, twice a week.', 'After.'].join('\n'),
  );
});

it('a promise is one line, with its lot', () => {
  expect(writeLine('  We teach\n\nonline. ', 'Lot 2')).toBe('– We teach online. (Lot 2)');
});
