// Makes bodies that fit a route's contract, from the contract itself, so that a new route is tried without anybody writing one.
import fc from 'fast-check';
import { z } from 'zod';

type JsonSchema = Readonly<Record<string, unknown>>;

/** Tried in this order where a text has a form of its own (a pattern, a check in code): the first that fits is taken. */
const TEXTS = [
  'synthetic@example.org',
  'Synthetic name',
  'kt-professional',
  '123456',
  'abcd-1234-efgh',
  'a'.repeat(64),
  'synthetic_token_of_some_length',
  'en',
  'FI',
  'EUR',
  'a',
];
/** Draws before a contract is given up. */
const DRAWS = 300;

/**
 * Bodies the schema accepts. Throws when none is found: then a form of text is missing in `TEXTS`.
 * @param of whose contract it is, for the message
 * @param seed the same seed gives the same bodies
 */
export function sampleBodies(schema: z.ZodType, count: number, of: string, seed = 1): unknown[] {
  const drawn = fc.sample(arbitraryFor(toJsonSchema(schema)), { numRuns: DRAWS, seed });
  const fitting = drawn.filter((body) => schema.safeParse(body).success);
  if (fitting.length === 0) throw new Error(`No body that fits the contract of ${of} could be made.`);
  return Array.from({ length: count }, (_, index) => fitting[index % fitting.length]);
}

function toJsonSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
}

function arbitraryFor(schema: JsonSchema): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  const choices = (schema['anyOf'] ?? schema['oneOf']) as JsonSchema[] | undefined;
  if (choices !== undefined) return fc.oneof(...choices.map(arbitraryFor));
  switch (schema['type']) {
    case 'string':
      return textFor(schema);
    case 'integer':
      return fc.integer({ min: Math.max(numberOf(schema['minimum']) ?? 0, -1000), max: boundOf(schema) });
    case 'number':
      return fc.double({ min: numberOf(schema['minimum']) ?? 0, max: boundOf(schema), noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return arrayFor(schema);
    case 'object':
      return objectFor(schema);
    default:
      return fc.constantFrom<unknown>(null, 'synthetic', 1, {});
  }
}

function boundOf(schema: JsonSchema): number {
  const least = Math.max(numberOf(schema['minimum']) ?? 0, -1000);
  return Math.max(least, Math.min(numberOf(schema['maximum']) ?? 50, least + 50));
}

function textFor(schema: JsonSchema): fc.Arbitrary<string> {
  switch (schema['format']) {
    case 'uuid':
      return fc.uuid();
    case 'date':
      return fc.constant('2026-11-21');
    case 'date-time':
      return fc.constant('2026-11-21T10:00:00.000Z');
    default: {
      const pattern = new RegExp(String(schema['pattern'] ?? ''), 'u');
      const fitting = TEXTS.filter(
        (text) =>
          pattern.test(text) &&
          text.length >= (numberOf(schema['minLength']) ?? 0) &&
          text.length <= (numberOf(schema['maxLength']) ?? Number.POSITIVE_INFINITY),
      );
      return fc.constantFrom(...(fitting.length === 0 ? TEXTS : fitting));
    }
  }
}

function arrayFor(schema: JsonSchema): fc.Arbitrary<unknown[]> {
  const least = numberOf(schema['minItems']) ?? 0;
  const most = Math.min(numberOf(schema['maxItems']) ?? least + 2, least + 2);
  return fc.array(arbitraryFor((schema['items'] ?? {}) as JsonSchema), {
    minLength: Math.max(1, least),
    maxLength: most,
  });
}

function objectFor(schema: JsonSchema): fc.Arbitrary<object> {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;
  const required = (schema['required'] ?? []) as string[];
  const values = Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, arbitraryFor(inner)]));
  return fc.record(values, { requiredKeys: required });
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
