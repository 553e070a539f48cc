// Makes words safe inside HTML and XML, in text and in attributes alike.

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeMarkup(words: string): string {
  return words.replaceAll(/[&<>"']/g, (mark) => MARKS[mark]!);
}
