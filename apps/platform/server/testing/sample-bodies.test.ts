import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sampleBodies } from './sample-bodies.ts';
import { spoilBody, spoilTexts } from './spoil-body.ts';

const schema = z.strictObject({
  id: z.uuid(),
  name: z.string().min(3).max(40),
  kind: z.enum(['a', 'b']),
  size: z.int().min(1).max(5).optional(),
  parts: z.array(
    z.union([z.strictObject({ rating: z.int().min(1).max(5) }), z.strictObject({ skip: z.literal('yes') })]),
  ),
});

describe('sample bodies', () => {
  it('fit their contract and are the same for the same seed', () => {
    const bodies = sampleBodies(schema, 20, 'synthetic', 7);
    for (const body of bodies) expect(schema.safeParse(body).success).toBe(true);
    expect(sampleBodies(schema, 20, 'synthetic', 7)).toEqual(bodies);
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBeGreaterThan(5);
  });

  it('say when a contract asks for a text nobody has thought of', () => {
    expect(() => sampleBodies(z.strictObject({ word: z.string().regex(/^xyzzy$/) }), 1, 'synthetic')).toThrow(
      'No body',
    );
  });
});

describe('a spoilt body', () => {
  const body = { id: 'x', parts: [{ rating: 3 }], name: 'Ann' };
  const spoilt = spoilBody(body);

  it('differs from the whole one in one place, and every place has its turn', () => {
    expect(spoilt.every(({ text }) => text !== JSON.stringify(body))).toBe(true);
    for (const place of ['at id', 'at parts', 'at parts.0', 'at parts.0.rating', 'at name', 'at the top'])
      expect(spoilt.some(({ how }) => how.endsWith(place))).toBe(true);
  });

  it('is JSON all the same, with NUL, lone surrogates and numbers beyond all bounds in it', () => {
    for (const { text } of spoilt) expect(() => JSON.parse(text)).not.toThrow();
    expect(spoilTexts(body).map(({ text }) => (JSON.parse(text) as { name: string }).name)).toContain('Ann\u0000');
    expect(spoilt.some(({ text }) => text.includes('"rating":1e400'))).toBe(true);
    expect(spoilt.some(({ text }) => text.includes('"__proto__":'))).toBe(true);
  });
});
