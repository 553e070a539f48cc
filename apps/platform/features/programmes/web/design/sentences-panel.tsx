// The firm's sentences as it wrote them, with the words that led to each skill underlined; what is served and what is not.
import type { ComponentChildren, JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import type { FirmSentence, ProgrammeView } from '../../wire-contract.ts';

export function SentencesPanel(props: { readonly view: ProgrammeView }): JSX.Element {
  const { view } = props;
  const numbers = new Map(view.plan.needs.map(({ id }, index) => [id, index + 1]));
  const broken = new Set(view.alignment.gaps.flatMap(({ sentenceIds }) => sentenceIds));
  const used = new Set(view.plan.needs.flatMap(({ sentenceIds }) => sentenceIds));
  return (
    <section class="programme-sentences" aria-labelledby="sentences">
      <h2 id="sentences" tabIndex={-1}>
        {t('programmes.sentences')}
      </h2>
      <ol>
        {view.sentences.map((sentence) => (
          <li key={sentence.id} id={`sentence-${sentence.id}`} class={broken.has(sentence.id) ? 'gap' : undefined}>
            <p>{sentence.isConfidential ? <i>{t('programmes.confidential')}</i> : markWords(sentence, numbers)}</p>
            {used.has(sentence.id) && (
              <small>
                <a href={`/programmes/${view.id}/thread/sentence/${encodeURIComponent(sentence.id)}`}>
                  {broken.has(sentence.id) ? t('programmes.served-in-part') : t('programmes.what-serves')}
                </a>
              </small>
            )}
          </li>
        ))}
      </ol>
      {view.caseId !== null && (
        <p class="note">
          <a href={`/needs/${view.caseId}`}>{t('programmes.to-case')}</a>
        </p>
      )}
    </section>
  );
}

/** Stretches that overlap are joined by their beginnings: the later one goes on where the earlier one ends. */
export function markWords(
  { text, words }: Pick<FirmSentence, 'text' | 'words'>,
  numbers: ReadonlyMap<string, number>,
): ComponentChildren[] {
  const parts: ComponentChildren[] = [];
  let end = 0;
  for (const { needId, start, end: last } of words.toSorted((one, other) => one.start - other.start)) {
    const from = Math.max(start, end);
    if (from >= last) continue;
    parts.push(text.slice(end, from));
    parts.push(
      <mark key={`${needId}-${from}`}>
        {text.slice(from, last)}
        {numbers.has(needId) && <sup>{numbers.get(needId)}</sup>}
      </mark>,
    );
    end = last;
  }
  parts.push(text.slice(end));
  return parts;
}
