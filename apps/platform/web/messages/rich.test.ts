import { describe, expect, it } from 'vitest';
import { richParts } from './rich.tsx';

/** Text stays as it is; an element shows as its tag and its children. */
function outline(message: string): unknown[] {
  return richParts(message).map((part) =>
    typeof part === 'object' && part !== null && 'type' in part
      ? [part.type, (part.props as { children: unknown }).children]
      : part,
  );
}

describe('a message with emphasis', () => {
  it('turns its tags into elements', () => {
    expect(outline('in <b>negotiation</b>, and <b>x</b>.')).toEqual([
      'in ',
      ['b', 'negotiation'],
      ', and ',
      ['b', 'x'],
      '.',
    ]);
  });

  it('leaves everything else text, so that no value becomes HTML', () => {
    expect(outline('<img src=x onerror=alert(1)> <script>1</script>')).toEqual([
      '<img src=x onerror=alert(1)> ',
      '1',
      '',
    ]);
  });
});
