// What a message asks for: its placeholders with their kinds and its tags, read from the ICU syntax tree.
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';

/** `count` for plurals, `date` for dates, a list of words for selects, `text` for everything put in as it is. */
export type PlaceholderKind = 'text' | 'count' | 'date' | readonly string[];

export interface MessageShape {
  readonly placeholders: ReadonlyMap<string, PlaceholderKind>;
  readonly tags: ReadonlySet<string>;
}

const DATE_STYLES = ['short', 'long', 'full'];

/** Reads one message. Throws a SyntaxError that says what is wrong; also for syntax the browser's runtime cannot carry out. */
export function readMessageShape(message: string): MessageShape {
  if (message.trim() === '') throw new SyntaxError('is empty');
  const shape = { placeholders: new Map<string, PlaceholderKind>(), tags: new Set<string>() };
  walk(parse(message, { requiresOtherClause: true, shouldParseSkeletons: false }), shape);
  return shape;
}

interface GrowingShape {
  readonly placeholders: Map<string, PlaceholderKind>;
  readonly tags: Set<string>;
}

function walk(elements: readonly MessageFormatElement[], shape: GrowingShape): void {
  for (const element of elements) {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
        break;
      case TYPE.argument:
        note(shape, element.value, 'text');
        break;
      case TYPE.date:
        if (!DATE_STYLES.includes(String(element.style))) {
          throw new SyntaxError(`{${element.value}, date} needs one of the styles ${DATE_STYLES.join(', ')}`);
        }
        note(shape, element.value, 'date');
        break;
      case TYPE.number:
      case TYPE.time:
        throw new SyntaxError(`{${element.value}} is formatted before it is put in; write the bare placeholder`);
      case TYPE.select:
        note(shape, element.value, Object.keys(element.options).sort());
        for (const option of Object.values(element.options)) walk(option.value, shape);
        break;
      case TYPE.plural:
        note(shape, element.value, 'count');
        for (const option of Object.values(element.options)) walk(option.value, shape);
        break;
      case TYPE.tag:
        shape.tags.add(element.value);
        walk(element.children, shape);
        break;
    }
  }
}

/** The same name may be put in as text and counted elsewhere in one message; the stricter kind wins. */
function note(shape: GrowingShape, name: string, kind: PlaceholderKind): void {
  const known = shape.placeholders.get(name);
  if (known === undefined || known === 'text') shape.placeholders.set(name, kind);
}
