// The words of the rubric: criteria and what each asks to look at.
import { findMessage, language } from '../../../../web/messages/messages.ts';

export function criterionName(criterion: string): string {
  return findMessage(`academics.criterion-${criterion}`, {}) ?? criterion;
}

export function criterionText(criterion: string): string {
  return findMessage(`academics.criterion-${criterion}-text`, {}) ?? '';
}

export function joinNames(names: readonly string[]): string {
  const small = names.map((name) => name.charAt(0).toLocaleLowerCase(language.value) + name.slice(1));
  return new Intl.ListFormat(language.value, { type: 'conjunction' }).format(small);
}
