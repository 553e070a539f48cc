// What was found in the files: each sentence with file, line and column.
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import { formatNumber } from '../../../web/messages/numbers.ts';
import type { PackFinding } from '../contract.ts';

export function FindingsList(props: {
  readonly title: string;
  readonly findings: readonly PackFinding[];
}): JSX.Element {
  return (
    <section class="taxonomy-findings">
      <h2>{props.title}</h2>
      <ul class="taxonomy-list">
        {props.findings.map((finding, place) => (
          <li key={String(place)}>
            {/* The readers say these in English alone, in the words of the files. */}
            <span lang="en">{finding.sentence}</span>
            <small>{placeOf(finding)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function placeOf({ file, line, column }: PackFinding): string {
  return [
    file ?? t('taxonomy.finding-whole'),
    line === null ? null : t('taxonomy.finding-line', { line: formatNumber(line) }),
    column === null ? null : t('taxonomy.finding-column', { column }),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
