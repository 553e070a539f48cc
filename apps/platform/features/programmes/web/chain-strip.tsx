// The chain in one line: sentences, skills, objectives, sessions, items; where it is broken the line is dashed and says why.
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import type { ProgrammeView } from '../wire-contract.ts';

interface Link {
  readonly text: string;
  readonly href: string;
  readonly gap: string | null;
}

export function ChainStrip(props: { readonly view: ProgrammeView }): JSX.Element {
  return (
    <ol class="programme-chain" aria-label={t('programmes.chain')}>
      {chainOf(props.view).map(({ text, href, gap }) => (
        <li key={text} class={gap === null ? undefined : 'gap'}>
          <a href={href}>{gap ?? text}</a>
        </li>
      ))}
    </ol>
  );
}

function chainOf({ id, plan, alignment, sentences }: ProgrammeView): Link[] {
  const count = (...kinds: string[]): number => alignment.gaps.filter(({ kind }) => kinds.includes(kind)).length;
  const at = `/programmes/${id}`;
  const items = plan.assessments.reduce((sum, each) => sum + each.items.length, 0);
  const needGaps = count('need-without-objective');
  const taughtGaps = count('objective-without-session', 'activity-too-simple');
  const askedGaps = count('objective-without-item', 'assessment-cannot-show');
  return [
    ...(sentences.length === 0
      ? []
      : [{ text: t('programmes.chain-sentences', { count: sentences.length }), href: `${at}#sentences`, gap: null }]),
    {
      text: t('programmes.chain-needs', { count: plan.needs.length }),
      href: `${at}#needs`,
      gap: needGaps === 0 ? null : t('programmes.chain-needs-gap', { count: needGaps }),
    },
    { text: t('programmes.chain-objectives', { count: plan.objectives.length }), href: `${at}#objectives`, gap: null },
    {
      text: t('programmes.chain-sessions', { count: plan.sessions.length }),
      href: `${at}#sessions`,
      gap: taughtGaps === 0 ? null : t('programmes.chain-sessions-gap', { count: taughtGaps }),
    },
    {
      text: t('programmes.chain-items', { count: items }),
      href: `${at}#items`,
      gap: askedGaps === 0 ? null : t('programmes.chain-items-gap', { count: askedGaps }),
    },
  ];
}
