import { describe, expect, it } from 'vitest';
import { FRAMEWORK_FILE_CHARACTERS } from '../limits.ts';
import { readFrameworkFile } from './read-framework-file.ts';

const file = (name: string, ...parts: BlobPart[]): File => new File(parts, name);

describe('a framework file', () => {
  it('is a table by its ending, in capitals too, and JSON otherwise', async () => {
    expect(await readFrameworkFile(file('a.CSV', 'part,of'))).toEqual({ format: 'csv', content: 'part,of' });
    expect(await readFrameworkFile(file('a.json', '{}'))).toEqual({ format: 'json', content: '{}' });
  });

  it('keeps letters beyond ASCII and refuses an older encoding instead of losing them', async () => {
    expect(await readFrameworkFile(file('a.csv', 'myötämieli'))).toEqual({ format: 'csv', content: 'myötämieli' });
    expect(await readFrameworkFile(file('a.csv', new Uint8Array([0x6d, 0x79, 0xf6, 0x74, 0xe4])))).toBe('not-text');
  });

  it('is refused before it is sent when it is empty or larger than the server takes', async () => {
    expect(await readFrameworkFile(file('a.json', ' \n'))).toBe('empty');
    expect(await readFrameworkFile(file('a.json', 'x'.repeat(FRAMEWORK_FILE_CHARACTERS)))).toMatchObject({
      format: 'json',
    });
    expect(await readFrameworkFile(file('a.json', 'x'.repeat(FRAMEWORK_FILE_CHARACTERS + 1)))).toBe('too-large');
  });
});
