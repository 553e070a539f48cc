// What a key does in a list of choices: arrows move, digits and space choose, Enter chooses or goes on.

export interface ChoiceMove {
  /** Place that gets the focus. */
  readonly focus?: number;
  /** Place that is chosen. */
  readonly select?: number;
  /** The person is done with this question. */
  readonly confirm?: true;
}

export interface ChoicePlace {
  readonly count: number;
  readonly focused: number;
  readonly selected: number | null;
}

/** The place a digit key stands for, or null. `1` is place 0. */
export function placeOfDigit(key: string, count: number): number | null {
  const place = /^[1-9]$/.test(key) ? Number(key) - 1 : -1;
  return place >= 0 && place < count ? place : null;
}

/**
 * Reads one key. Null means that the key is none of ours and keeps its ordinary effect.
 * Arrows go round and only move: in native radio groups they also choose, which would record answers nobody gave.
 *
 * @example
 * readChoiceKey('ArrowDown', { count: 5, focused: 4, selected: null }); // { focus: 0 }
 */
export function readChoiceKey(key: string, place: ChoicePlace): ChoiceMove | null {
  const { count, focused, selected } = place;
  const digit = placeOfDigit(key, count);
  if (digit !== null) return { focus: digit, select: digit };
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return { focus: (focused + 1) % count };
    case 'ArrowUp':
    case 'ArrowLeft':
      return { focus: (focused + count - 1) % count };
    case 'Home':
      return { focus: 0 };
    case 'End':
      return { focus: count - 1 };
    case ' ':
      return { select: focused };
    case 'Enter':
      return focused === selected ? { confirm: true } : { select: focused };
    default:
      return null;
  }
}
