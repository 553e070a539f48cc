// What the readers of both file forms give: the framework as it stands in the file, and the line of every part of it.

/** Path into the framework: `['skills', 3, 'name', 'en']`. */
export type Path = readonly PropertyKey[];

export interface Fault {
  readonly line: number | null;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface Source {
  /** Unchecked; null when the file cannot be read at all. */
  readonly value: unknown;
  readonly faults: readonly Fault[];
  /** Line of the part at the path, or of the nearest part around it. */
  lineOf(path: Path): number | null;
}

export type Lines = Map<string, number>;

export function keyOf(path: Path): string {
  return path.map(String).join('\u0000');
}

export function lineFinder(lines: Lines): Source['lineOf'] {
  return (path) => {
    for (let length = path.length; length >= 0; length -= 1) {
      const line = lines.get(keyOf(path.slice(0, length)));
      if (line !== undefined) return line;
    }
    return null;
  };
}

/** Characters that no text of a framework holds: NUL and halves of surrogate pairs. Null when there are none. */
export function findUnstorable(text: string): Fault | null {
  // oxlint-disable-next-line no-control-regex -- NUL is what is looked for
  const at = text.search(/\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
  return at === -1 ? null : { line: lineAt(text, at), code: 'file.unstorable-character', values: {} };
}

export function lineAt(text: string, at: number): number {
  return text.slice(0, at).split(/\r\n|\r|\n/).length;
}
