// Where the five questions of the gate point. It decides nothing: a person does, and says why.
import type { AnalysisBody } from '../../contract.ts';

export type Pointing = 'training' | 'partly' | 'not-training' | 'unknown';

/**
 * The questions, in order: could they do it if all depended on it (yes speaks against training); do tools and time allow it; does
 * anybody notice whether it is done well; will they practise it soon; did they never do it well before (yes speaks for training).
 * Robert Mager and Peter Pipe ask them in this spirit in "Analyzing Performance Problems" (1970).
 */
export function pointOfChecks(checks: AnalysisBody['checks']): Pointing {
  const [could, tools, noticed, practise, never] = checks;
  if (checks.filter((answer) => answer === 'not-known').length > 2) return 'unknown';
  const lacksSkill = could === 'no' || (could === 'not-known' && never === 'yes');
  const lacksElse = tools === 'no' || noticed === 'no' || practise === 'no';
  if (could === 'yes') return 'not-training';
  if (!lacksSkill) return 'unknown';
  return lacksElse ? 'partly' : 'training';
}
