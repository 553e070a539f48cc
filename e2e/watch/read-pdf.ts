// Looks into a PDF file as far as its markers tell: how many pages, whether tagged, in which language, with which title.

export interface PdfFacts {
  readonly pages: number;
  /** Marked as tagged, with a tree of elements. */
  readonly isTagged: boolean;
  readonly language: string | null;
  /** Kinds of tagged elements, each once. */
  readonly elements: readonly string[];
  /** Figures, and how many of them say in words what they show. */
  readonly figures: number;
  readonly figuresInWords: number;
}

/** Throws when the bytes are no whole PDF file. */
export function readPdf(bytes: Buffer): PdfFacts {
  const text = bytes.toString('latin1');
  if (!text.startsWith('%PDF-') || !text.trimEnd().endsWith('%%EOF')) throw new Error('This is not a whole PDF file.');
  const objects = text.split('endobj');
  const figures = objects.filter((object) => /\/S\s*\/Figure\b/.test(object));
  return {
    pages: objects.filter((object) => /\/Type\s*\/Page\b/.test(object)).length,
    isTagged: /\/Marked\s+true/.test(text) && text.includes('/MarkInfo') && text.includes('/StructTreeRoot'),
    language: /\/Lang\s*\(([\w-]+)\)/.exec(text)?.[1] ?? null,
    elements: [
      ...new Set([...text.matchAll(/\/S\s*\/(H1|H2|P|Figure|Caption|Document)\b/g)].map((match) => match[1]!)),
    ].sort(),
    figures: figures.length,
    figuresInWords: figures.filter((object) => object.includes('/Alt')).length,
  };
}
