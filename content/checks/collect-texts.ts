// Finds every text for people inside loaded content, each with the place where it stands.

export interface PlacedText {
  /** The id of the thing it belongs to and the field, such as `negotiation-c01 text`. */
  readonly place: string;
  readonly byLanguage: Readonly<Record<string, string>>;
}

/** Every object keyed by language below `value`; lists of answer words count word by word. */
export function collectTexts(value: unknown, place: string): PlacedText[] {
  if (Array.isArray(value))
    return value.flatMap((each, index) => collectTexts(each, nameOf(each, `${place} ${index + 1}`)));
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const english = (value as { readonly en?: unknown }).en;
  if (typeof english === 'string') return [{ place, byLanguage: value as Record<string, string> }];
  if (Array.isArray(english)) {
    return english.map((_, index) => ({
      place: `${place} ${index + 1}`,
      byLanguage: Object.fromEntries(
        entries.map(([language, words]) => [language, String((words as unknown[])[index] ?? '')]),
      ),
    }));
  }
  return entries.flatMap(([key, each]) => collectTexts(each, nameOf(each, `${place} ${key}`)));
}

function nameOf(value: unknown, otherwise: string): string {
  const id = typeof value === 'object' && value !== null ? (value as { readonly id?: unknown }).id : undefined;
  return typeof id === 'string' ? id : otherwise;
}
