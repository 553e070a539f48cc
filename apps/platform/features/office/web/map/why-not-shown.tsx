// Why groups are not shown, each in a sentence: what would be left over is never said in numbers, which would be a figure itself.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import type { TeamMap } from '../../contract.ts';
import { groupName } from '../office-frame.tsx';

type Answer = TeamMap['all'];

export function WhyNotShown(props: { readonly answers: readonly Answer[] }): JSX.Element | null {
  const sentences = props.answers.flatMap((answer) => explain(answer) ?? []);
  if (sentences.length === 0) return null;
  return (
    <section aria-labelledby="not-shown-title">
      <h2 id="not-shown-title">{t('office.not-shown-title')}</h2>
      <ul class="why prose">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

export function explain({ filters, withheld }: Pick<Answer, 'filters' | 'withheld'>): string | null {
  if (withheld === null) return null;
  const { threshold, against } = withheld;
  const group = groupName(filters);
  switch (withheld.reason) {
    case 'too-few':
      return t('office.why-too-few', { group, threshold });
    case 'combination':
      return t('office.why-combination', { group });
    case 'too-many-filters':
      return t('office.why-too-many-filters', { group });
    case 'limit':
      return t('office.why-limit', { group });
    case 'difference':
      if (against === null || against.isEarlier) return t('office.why-difference-earlier', { group, threshold });
      return t('office.why-difference', { group, threshold, ...inOrder(filters, against.filters) });
  }
}

/** The smaller group, with more filters, is what would be subtracted. */
function inOrder(a: Answer['filters'], b: Answer['filters']): { readonly what: string; readonly other: string } {
  const isSmaller = Object.keys(a).length >= Object.keys(b).length;
  return isSmaller ? { what: groupName(a), other: groupName(b) } : { what: groupName(b), other: groupName(a) };
}
