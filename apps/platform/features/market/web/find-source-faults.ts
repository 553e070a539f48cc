// What is missing from the form of a source before it is sent.
import type { SaveSourceBody } from '../contract.ts';

export type SourceFaults = Partial<Readonly<Record<'name' | 'bias' | 'country', true>>>;

const LEAST_BIAS = 10;

export function findSourceFaults({ name, bias, country }: SaveSourceBody): SourceFaults {
  return {
    ...(name.trim() === '' ? { name: true } : {}),
    ...(bias.trim().length < LEAST_BIAS ? { bias: true } : {}),
    ...(/^[A-Z]{2}$/.test(country) ? {} : { country: true }),
  };
}
