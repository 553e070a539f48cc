// The three sides of a case, and the thread they lie on.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';

type Side = 'reading' | 'case' | 'analysis';

export function CaseTabs(props: { readonly caseId: string; readonly here: Side }): JSX.Element {
  const sides: readonly [Side, string][] = [
    ['reading', `/needs/${props.caseId}`],
    ['case', `/needs/${props.caseId}/case`],
    ['analysis', `/needs/${props.caseId}/analysis`],
  ];
  return (
    <nav class="need-tabs" aria-label={t('demand.sides')}>
      {sides.map(([side, href]) => (
        <a key={side} href={href} aria-current={side === props.here ? 'page' : undefined}>
          {t(`demand.side-${side}`)}
        </a>
      ))}
    </nav>
  );
}
