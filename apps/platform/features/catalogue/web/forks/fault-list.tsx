// What the checks of the library find in the draft, file by file, each with the way to the line.
import { Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { useResource } from '../../../../web/page/use-resource.ts';
import type { DraftFaults } from '../../forks-contract.ts';
import { forksApi } from './forks-api.ts';

export type Fault = DraftFaults['faults'][number];

export function FaultList(props: {
  readonly forkId: string;
  /** Of the draft; read again when it changes. */
  readonly revision: number;
  readonly mayWrite: boolean;
}): JSX.Element {
  const [found] = useResource(`faults ${props.forkId} ${props.revision}`, () => forksApi.faults(props.forkId));
  const faults = found.value?.faults ?? [];
  return (
    <section aria-labelledby="draft-faults">
      <h2 id="draft-faults">{t('materials.checks')}</h2>
      {found.value !== null && faults.length === 0 && (
        <Notice>
          <p>{t('materials.checks-none')}</p>
        </Notice>
      )}
      {faults.length > 0 && (
        <>
          <p class="prose">{t('materials.checks-found', { count: faults.length })}</p>
          <ul class="fork-faults">
            {faults.map((fault) => (
              <li key={`${fault.path} ${fault.line ?? ''} ${fault.sentence}`}>
                {props.mayWrite ? (
                  <a href={editAddress(props.forkId, fault)}>{sayPlace(fault)}</a>
                ) : (
                  <span>{sayPlace(fault)}</span>
                )}{' '}
                <span lang="en">{fault.sentence}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

export function sayPlace({ path, line }: Pick<Fault, 'path' | 'line'>): string {
  return line === null ? path : t('materials.at-line', { path, line });
}

export function editAddress(forkId: string, { path, line }: Pick<Fault, 'path' | 'line'>): string {
  const query = new URLSearchParams({ file: path, ...(line === null ? {} : { line: String(line) }) });
  return `/module-forks/${forkId}/edit?${query.toString()}`;
}
