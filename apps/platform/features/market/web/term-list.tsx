// Words no list knows, each with a sentence and a decision by a named person; decided by keys on the list or by buttons.
import { LinkButton, LiveRegion, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { formatDate } from '../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { NewTermView } from '../contract.ts';
import { TERM_DECISIONS } from '../limits.ts';
import type { TermDecision } from '../limits.ts';
import { marketApi } from './market-api.ts';
import { monthName } from './market-words.ts';
import { decisionOfKey } from './term-keys.ts';

export function TermList(props: {
  readonly terms: readonly NewTermView[];
  readonly mayChange: boolean;
  readonly onChanged: () => void;
}): JSX.Element {
  const { terms, mayChange, onChanged } = props;
  const submit = useSubmit();
  const [said, setSaid] = useState('');
  const rows = useRef<HTMLUListElement>(null);
  const decide = (term: string, decision: TermDecision | null): Promise<boolean> =>
    submit.run(async () => {
      await marketApi.decide(term, decision);
      setSaid(
        t('market.term-said', {
          term,
          decision: t(decision === null ? 'market.take-back' : `market.decided-${decision}`),
        }),
      );
      onChanged();
    });
  const move = (from: Element, by: 1 | -1): void => {
    const all = [...(rows.current?.querySelectorAll<HTMLElement>('li') ?? [])];
    all[all.indexOf(from as HTMLElement) + by]?.focus();
  };
  const onKey = (event: KeyboardEvent, { term }: NewTermView): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = decisionOfKey(event.key);
    if (action === null) return;
    event.preventDefault();
    if (action.kind === 'move') move(event.currentTarget as Element, action.by);
    else if (mayChange) void decide(term, action.decision);
  };
  return (
    <section aria-labelledby="market-terms">
      <h2 id="market-terms">{t('market.terms')}</h2>
      {terms.length === 0 ? (
        <p class="prose">{t('market.no-terms')}</p>
      ) : (
        <>
          {mayChange && <p class="prose">{t('market.terms-text')}</p>}
          <ul class="market-terms" ref={rows}>
            {terms.map((term) => (
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- the keys of the list belong to its rows; the same can be done by the buttons in them
              <li key={term.term} tabIndex={mayChange ? 0 : -1} onKeyDown={(event) => onKey(event, term)}>
                <Term term={term} />
                {mayChange && <Decisions term={term} onDecide={decide} />}
              </li>
            ))}
          </ul>
          {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
          <LiveRegion text={said} />
        </>
      )}
      <p class="note">{t('market.terms-english')}</p>
      {terms.some(({ decision }) => decision === 'accepted') && (
        <>
          <div class="buttons">
            <LinkButton href="/api/market/terms.csv" look="quiet" download>
              {t('market.download-terms')}
            </LinkButton>
          </div>
          <p class="note">{t('market.download-terms-text')}</p>
        </>
      )}
    </section>
  );
}

function Term({ term }: { readonly term: NewTermView }): JSX.Element {
  const { firstMonth, postings, employers, decision, decidedBy, decidedAt } = term;
  return (
    <div>
      <b lang="en">{term.term}</b>
      <small>
        {firstMonth === null
          ? t('market.term-gone')
          : t('market.term-facts', { postings, employers, month: monthName(firstMonth) })}
      </small>
      <q lang="en">{term.example}</q>
      {decision !== null && decidedAt !== null && (
        <small class="decided">
          <b>{t(`market.decided-${decision}`)}</b>{' '}
          {t('market.term-decided', { who: decidedBy ?? t('market.term-somebody'), at: formatDate(decidedAt) })}
        </small>
      )}
    </div>
  );
}

function Decisions(props: {
  readonly term: NewTermView;
  readonly onDecide: (term: string, decision: TermDecision | null) => Promise<boolean>;
}): JSX.Element {
  const { term, decision } = props.term;
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset belongs to a form
    <div class="market-decisions" role="group" aria-label={t('market.decide', { term })}>
      {TERM_DECISIONS.map((each) => (
        <PlainButton key={each} pressed={decision === each} onClick={() => void props.onDecide(term, each)}>
          {t(`market.decision-${each}`)}
        </PlainButton>
      ))}
      {decision !== null && (
        <PlainButton onClick={() => void props.onDecide(term, null)}>{t('market.take-back')}</PlainButton>
      )}
    </div>
  );
}
