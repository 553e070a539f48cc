// Exports: what was given out, to whom it may go on, and a new one.
import { Button, CheckList, Field, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../web/api/make-key.ts';
import { t } from '../../../web/messages/messages.ts';
import { formatDate, formatDateTime } from '../../../web/messages/numbers.ts';
import { Rich } from '../../../web/messages/rich.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { ExportHead, RunHead, Source } from '../contract.ts';
import { ATTRIBUTES, K_DEFAULT, K_MAX, TITLE_MAX } from '../limits.ts';
import type { Attribute } from '../limits.ts';
import { researchApi } from './research-api.ts';
import { ResearchFrame } from './research-frame.tsx';
import { SourceChoice, firstChoice, usableSources } from './source-choice.tsx';

export function ExportsPage(): JSX.Element {
  const [overview, reload] = useResource('research', researchApi.overview);
  const [runs] = useResource('research runs', researchApi.runs);
  const [list, readAgain] = useResource('research exports', researchApi.exports);
  if (list.status === 'failed' && list.value === null)
    return <ProblemPage problem={list.problem} onRetry={readAgain} />;
  if (overview.status === 'failed' && overview.value === null)
    return <ProblemPage problem={overview.problem} onRetry={reload} />;
  const sources = overview.value?.sources ?? [];
  const exports = list.value?.exports ?? [];
  return (
    <ResearchFrame title={t('research.exports-title')}>
      <h1 class="lead">
        <Rich message={t('research.exports-lead')} />
      </h1>
      <section aria-labelledby="exports">
        <h2 id="exports">{t('research.exports')}</h2>
        {list.value !== null && exports.length === 0 && <p class="prose">{t('research.no-exports')}</p>}
        {exports.length > 0 && (
          <ul class="research-list">
            {exports.map((each) => (
              <ExportRow key={each.id} made={each} />
            ))}
          </ul>
        )}
      </section>
      {usableSources(sources).length > 0 && (
        <NewExport sources={sources} runs={runs.value?.runs ?? []} onMade={readAgain} />
      )}
    </ResearchFrame>
  );
}

function ExportRow({ made }: { readonly made: ExportHead }): JSX.Element {
  return (
    <li>
      <span class="name">{made.title}</span>
      <small>
        {t('research.export-made', {
          people: made.people,
          name: made.madeBy ?? t('research.somebody'),
          date: formatDate(made.createdAt),
        })}{' '}
        {t('research.export-blanked', { k: made.k, blanked: made.blanked })}
        {made.dropped.length > 0 && ` ${t('research.export-dropped', { columns: made.dropped.join(', ') })}`}
      </small>
      <p class="research-files">
        {made.files.map((file, index) => (
          <span key={file}>
            {index > 0 && ' · '}
            <a href={researchApi.exportAddress(made.id, file)} download>
              {file}
            </a>
          </span>
        ))}
      </p>
    </li>
  );
}

function NewExport(props: {
  readonly sources: readonly Source[];
  readonly runs: readonly RunHead[];
  readonly onMade: () => void;
}): JSX.Element {
  const [title, setTitle] = useState('');
  const [picked, setChosen] = useState<string[] | null>(null);
  const chosen = picked ?? firstChoice(props.sources);
  const [attributes, setAttributes] = useState<string[]>([]);
  const [k, setK] = useState(String(K_DEFAULT));
  const [runId, setRunId] = useState('');
  const key = useRef(makeKey());
  const submit = useSubmit();
  const same = (run: RunHead): boolean => run.campaigns.toSorted().join() === chosen.toSorted().join();
  const fitting = props.runs.filter((run) => run.kind === 'calibration' && run.state === 'done' && same(run));
  return (
    <section aria-labelledby="new-export">
      <h2 id="new-export">{t('research.new-export')}</h2>
      <form
        class="research-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit.run(async () => {
            await researchApi.startExport(
              {
                title,
                purpose: 'research',
                campaignIds: chosen,
                attributes: attributes as Attribute[],
                k: Number(k),
                runId: fitting.some((run) => run.id === runId) ? runId : null,
              },
              key.current,
            );
            key.current = makeKey();
            setTitle('');
            props.onMade();
          });
        }}
        onInput={() => {
          key.current = makeKey();
        }}
      >
        <Field
          label={t('research.export-name')}
          hint={t('research.export-name-hint')}
          value={title}
          maxLength={TITLE_MAX}
          required
          onInput={setTitle}
        />
        <SourceChoice sources={props.sources} chosen={chosen} onChange={setChosen} />
        <CheckList
          legend={t('research.attributes')}
          options={ATTRIBUTES.map((name) => ({ value: name, text: t(`research.attribute-${name}`) }))}
          chosen={attributes}
          onChange={setAttributes}
        />
        <Field
          label={t('research.k')}
          hint={t('research.k-hint')}
          type="number"
          min={K_DEFAULT}
          max={K_MAX}
          value={k}
          onInput={setK}
        />
        <Select
          label={t('research.export-run')}
          hint={t('research.export-run-hint')}
          value={runId}
          options={[
            { value: '', text: t('research.no-run') },
            ...fitting.map((run) => ({
              value: run.id,
              text: `${t('research.kind-calibration')}, ${formatDateTime(run.createdAt)}`,
            })),
          ]}
          onSelect={setRunId}
        />
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button type="submit" busy={submit.isBusy} disabled={chosen.length === 0 || title.trim() === ''}>
            {t('research.make-export')}
          </Button>
        </div>
      </form>
      <p class="note">{t('research.export-purpose')}</p>
    </section>
  );
}
