// Standard settings of an institution and the beginning of a new one.
import { Button, CheckList, Field } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../web/api/make-key.ts';
import { t } from '../../../web/messages/messages.ts';
import { formatDate } from '../../../web/messages/numbers.ts';
import { Rich } from '../../../web/messages/rich.tsx';
import { textIn } from '../../../web/messages/texts.ts';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { Overview } from '../contract.ts';
import { PANEL_MIN, TITLE_MAX } from '../limits.ts';
import { researchApi } from './research-api.ts';
import { ResearchFrame } from './research-frame.tsx';

export function LevelsPage(): JSX.Element {
  const [list, reload] = useResource('cut rounds', researchApi.cutRounds);
  const [overview] = useResource('research', researchApi.overview);
  if (list.status === 'failed' && list.value === null) return <ProblemPage problem={list.problem} onRetry={reload} />;
  const rounds = list.value?.rounds ?? [];
  const hasAccepted = rounds.some((round) => round.accepted !== null);
  return (
    <ResearchFrame title={t('research.levels-title')}>
      <h1 class="lead">
        <Rich
          message={hasAccepted ? t('research.levels-lead-set') : t('research.levels-lead', { needed: PANEL_MIN })}
        />
      </h1>
      <p class="prose after-lead">{t('research.levels-text')}</p>
      {rounds.length > 0 && (
        <ul class="research-list" aria-label={t('research.levels-title')}>
          {rounds.map((round) => (
            <li key={round.id}>
              <a class="name" href={`/research/levels/${round.id}`}>
                {round.title}
              </a>
              <small>
                {round.accepted === null
                  ? t(`research.stage-${round.stage}`)
                  : t('research.became', { parameters: round.accepted })}{' '}
                · {t('research.panel-size', { count: round.panel.length })} · {formatDate(round.createdAt)}
              </small>
            </li>
          ))}
        </ul>
      )}
      {overview.value !== null && <NewRound skills={overview.value.skills} />}
    </ResearchFrame>
  );
}

function NewRound({ skills }: Pick<Overview, 'skills'>): JSX.Element {
  const { route } = useLocation();
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const key = useRef(makeKey());
  const submit = useSubmit();
  return (
    <section aria-labelledby="new-round">
      <h2 id="new-round">{t('research.new-round')}</h2>
      <form
        class="research-form"
        onInput={() => {
          key.current = makeKey();
        }}
        onSubmit={(event) => {
          event.preventDefault();
          void submit.run(async () => {
            const opened = await researchApi.openCutRound({ title, skills: chosen }, key.current);
            route(`/research/levels/${opened.id}`);
          });
        }}
      >
        <Field label={t('research.round-name')} value={title} maxLength={TITLE_MAX} required onInput={setTitle} />
        <CheckList
          legend={t('research.round-skills')}
          options={skills.map(({ id, name }) => ({ value: id, text: textIn(name) }))}
          chosen={chosen}
          onChange={setChosen}
        />
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button type="submit" busy={submit.isBusy} disabled={chosen.length === 0 || title.trim() === ''}>
            {t('research.open-round')}
          </Button>
        </div>
      </form>
    </section>
  );
}
