// Reads values of options and says in a sentence which one does not fit.
import { usageError } from './command-error.ts';

export type Values = Readonly<Record<string, string | boolean | undefined>>;

/** Names separated by commas. */
export function listOf(values: Values, name: string): string[] | undefined {
  const text = textOf(values, name);
  if (text === undefined) return undefined;
  const names = text.split(',').map((part) => part.trim());
  if (names.some((part) => part === '')) throw usageError(`--${name}: names separated by commas are needed`);
  const twice = names.find((part, at) => names.indexOf(part) !== at);
  if (twice !== undefined) throw usageError(`--${name}: "${twice}" stands twice`);
  return names;
}

export function textOf(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

export function requiredText(values: Values, name: string, what: string): string {
  const text = textOf(values, name);
  if (text === undefined) throw usageError(`--${name} is needed: ${what}`);
  return text;
}

export function numberOf(values: Values, name: string, rule: 'any' | 'positive' | 'count' = 'any'): number | undefined {
  const text = textOf(values, name);
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? NaN : Number(text);
  if (!Number.isFinite(value)) throw usageError(`--${name}: a number is needed, not "${text}"`);
  if (rule === 'positive' && !(value > 0)) throw usageError(`--${name}: a number above zero is needed`);
  if (rule === 'count' && !(Number.isInteger(value) && value >= 1)) {
    throw usageError(`--${name}: a whole number, 1 or more, is needed`);
  }
  return value;
}

export function choiceOf<Choice extends string>(
  values: Values,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const text = textOf(values, name);
  if (text === undefined) return undefined;
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw usageError(`--${name}: one of ${choices.join(', ')}, not "${text}"`);
  return found;
}
