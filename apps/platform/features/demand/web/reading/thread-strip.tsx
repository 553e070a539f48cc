// The thread of a case in one line: its sentences, the skills read, those accepted, the programme; a gap where one is missing.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import type { CaseReading, CaseView } from '../../contract.ts';
import { writtenSentences } from './written-sentences.ts';

export function ThreadStrip(props: { readonly view: CaseView; readonly reading: CaseReading }): JSX.Element {
  const { view, reading } = props;
  const listed = reading.skills.filter(({ isListed }) => isListed).length;
  const accepted = reading.skills.filter(({ decision }) => decision?.verdict === 'accepted').length;
  return (
    <ol class="need-thread" aria-label={t('demand.thread')}>
      <li>
        <span>{t('demand.thread-sentences', { count: writtenSentences(reading).length })}</span>
      </li>
      <li class={listed === 0 ? 'gap' : undefined}>
        <span>{t('demand.thread-skills', { count: listed })}</span>
      </li>
      <li class={accepted === 0 ? 'gap' : undefined}>
        <span>{t('demand.thread-accepted', { count: accepted })}</span>
      </li>
      <li class={view.programme === null ? 'gap' : undefined}>
        {view.programme === null ? (
          <a href={`/programmes?case=${view.head.id}`}>{t('demand.thread-no-programme')}</a>
        ) : (
          <a href={`/programmes/${view.programme.id}`}>{view.programme.title}</a>
        )}
      </li>
    </ol>
  );
}
