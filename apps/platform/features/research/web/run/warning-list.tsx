// What to mind about a calibration, in the reader's language: one line for each kind, with the statements it is about.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import type { SkillCalibration } from '../../contract.ts';
import { wordsOf } from './names.ts';
import type { RunNames } from './names.ts';

const KNOWN = [
  'few-persons',
  'few-items',
  'negative-slope',
  'steep-slope',
  'not-converged',
  'nodes',
  'variance-at-bound',
  'not-identified',
  'ill-conditioned',
  'item-excluded',
  'rows-without-answers',
  'empty-category',
  'narrower-range',
  'leans-on-priors',
  'no-link',
  'link-no-variance',
  'link-not-converged',
  'link-few-items',
  'link-no-linking-error',
] as const;

type Warning = SkillCalibration['warnings'][number];

export function WarningList(props: { readonly warnings: readonly Warning[]; readonly names: RunNames }): JSX.Element {
  return (
    <ul>
      {[...Map.groupBy(props.warnings, (each) => each.code)].map(([code, same]) => {
        const about = [...new Set(same.flatMap(({ item }) => (item === undefined ? [] : [item])))];
        return (
          <li key={code}>
            {sentenceOf(code)}
            {about.length > 0 && (
              <ul>
                {about.map((item) => (
                  <li key={item}>{wordsOf(props.names, item)}</li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function sentenceOf(code: string): string {
  const known = KNOWN.find((each) => each === code);
  return known === undefined ? t('research.warn-other', { code }) : t(`research.warn-${known}`);
}
