// What was found in the files, with file, line and column.
import { DataTable } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import { formatNumber } from '../../../web/messages/numbers.ts';
import type { PackFinding } from '../contract.ts';

export function FindingsTable(props: {
  readonly title: string;
  readonly findings: readonly PackFinding[];
}): JSX.Element {
  return (
    <section class="taxonomy-findings">
      <h2>{props.title}</h2>
      <DataTable
        caption={props.title}
        captionHidden
        columns={[
          { title: t('taxonomy.finding-what') },
          { title: t('taxonomy.finding-file') },
          { title: t('taxonomy.finding-line'), number: true },
          { title: t('taxonomy.finding-column') },
        ]}
        rows={props.findings.map((finding, place) => ({
          key: String(place),
          cells: [
            // The readers say these in English alone, in the words of the files.
            <span lang="en" class="taxonomy-sentence">
              {finding.sentence}
            </span>,
            finding.file ?? t('taxonomy.finding-whole'),
            finding.line === null ? '' : formatNumber(finding.line),
            finding.column ?? '',
          ],
        }))}
      />
    </section>
  );
}
