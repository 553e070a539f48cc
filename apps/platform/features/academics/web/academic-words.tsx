// Words and marks the pages of academics share: names of languages, states of requests, the sentence on what nothing here is for.
import type { JSX } from 'preact';
import { language, t } from '../../../web/messages/messages.ts';
import { formatDate } from '../../../web/messages/numbers.ts';
import type { AskAnswer, RequestState } from '../contract.ts';

export function NeverFor(): JSX.Element {
  return <p class="academics-never">{t('academics.never')}</p>;
}

export function languageNames(codes: readonly string[]): string {
  if (codes.length === 0) return t('academics.languages-unknown');
  const names = new Intl.DisplayNames([language.value], { type: 'language', fallback: 'code' });
  return codes.map((code) => names.of(code) ?? code).join(', ');
}

export function stateText(state: RequestState, answer: AskAnswer | null): string {
  if (answer?.kind === 'later') return t('academics.state-later', { date: formatDate(answer.notBefore) });
  if (answer?.kind === 'other') return `${t('academics.state-other')}: ${t(`academics.refusal-${answer.reason}`)}`;
  if (state === 'yes') return t('academics.state-yes');
  if (state === 'withdrawn') return t('academics.state-withdrawn');
  return state === 'over' ? t('academics.state-over') : t('academics.state-open');
}

/** The state's word tells it; the colour of its dot only helps. */
export function StateMark(props: { readonly state: RequestState; readonly answer: AskAnswer | null }): JSX.Element {
  return <span class={`academics-state is-${props.state}`}>{stateText(props.state, props.answer)}</span>;
}
