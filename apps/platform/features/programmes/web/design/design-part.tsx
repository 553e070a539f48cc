// The design: the firm's words on the left, the chain that answers them on the right, and the whole as a matrix below.
import { Button, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import type { Work } from '../programme-work.ts';
import { programmesApi } from '../programmes-api.ts';
import { AlignmentMatrix } from './alignment-matrix.tsx';
import { AssessmentsSection } from './assessments-section.tsx';
import { NeedsSection } from './needs-section.tsx';
import { ObjectivesSection } from './objectives-section.tsx';
import { SentencesPanel } from './sentences-panel.tsx';
import { SessionsSection } from './sessions-section.tsx';

export function DesignPart(props: { readonly work: Work }): JSX.Element {
  const { work } = props;
  const { view } = work;
  const { gaps } = view.alignment;
  const lacks = (kind: string): boolean => gaps.some((gap) => gap.kind === kind);
  const fill = (what: 'objectives' | 'items' | 'sessions'): void => {
    void work.act(
      ({ id, revision }, key) => programmesApi.fill(id, { revision, what }, key),
      t(`programmes.filled-${what}`),
    );
  };
  return (
    <>
      <CaseChanged work={work} />
      {gaps.length > 0 && (
        <div class="programme-fill">
          {lacks('need-without-objective') && (
            <Button look="quiet" busy={work.isBusy} onClick={() => fill('objectives')}>
              {t('programmes.fill-objectives')}
            </Button>
          )}
          {lacks('objective-without-session') && (
            <>
              <a class="button quiet" href={`/programmes/${view.id}/modules`}>
                {t('programmes.look-for-modules')}
              </a>
              <Button look="quiet" busy={work.isBusy} onClick={() => fill('sessions')}>
                {t('programmes.fill-sessions')}
              </Button>
            </>
          )}
          {lacks('objective-without-item') && (
            <Button look="quiet" busy={work.isBusy} onClick={() => fill('items')}>
              {t('programmes.fill-items')}
            </Button>
          )}
        </div>
      )}
      <div class={view.sentences.length === 0 ? 'programme-design alone' : 'programme-design'}>
        {view.sentences.length > 0 && <SentencesPanel view={view} />}
        <div>
          <NeedsSection work={work} />
          <ObjectivesSection work={work} />
          <SessionsSection work={work} />
          <AssessmentsSection work={work} />
        </div>
      </div>
      <AlignmentMatrix view={view} />
    </>
  );
}

/** The firm's case went on after the programme began. */
function CaseChanged(props: { readonly work: Work }): JSX.Element | null {
  const { view, act, isBusy } = props.work;
  const { added, gone } = view.caseDiffers;
  if (added.length === 0 && gone.length === 0) return null;
  return (
    <Notice tone="care">
      <p>
        {added.length > 0 && `${t('programmes.case-added', { skills: added.map(({ name }) => name).join(', ') })} `}
        {gone.length > 0 && t('programmes.case-gone', { skills: gone.map(({ name }) => name).join(', ') })}
      </p>
      <p>
        <Button
          look="quiet"
          busy={isBusy}
          onClick={() =>
            void act(
              ({ id, revision }, key) => programmesApi.fill(id, { revision, what: 'needs' }, key),
              t('programmes.needs-taken'),
            )
          }
        >
          {t('programmes.take-needs')}
        </Button>
      </p>
    </Notice>
  );
}
