// For tests of bad input: the one error of a reading, which must have given nothing else.
import type { Finding } from '../taxonomy/finding.ts';
import type { TaxonomyReading } from '../taxonomy/taxonomy-reading.ts';

export function refusalOf({ taxonomy, replacements, findings }: TaxonomyReading): Finding {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (taxonomy !== null || replacements.length > 0) throw new Error('something was given in spite of an error');
  if (errors.length !== 1) throw new Error(`one error was expected: ${JSON.stringify(errors)}`);
  return errors[0]!;
}
