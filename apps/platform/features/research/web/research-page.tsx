// The questions and what is known of them: versions, runs, and what research may use.
import { toLanguage } from '@dragoman/kernel';
import type { Language } from '@dragoman/kernel';
import { Button, Field, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../web/api/make-key.ts';
import { LANGUAGE_OPTIONS } from '../../../web/messages/choose-language.ts';
import { t } from '../../../web/messages/messages.ts';
import { formatDate, formatDateTime } from '../../../web/messages/numbers.ts';
import { Rich } from '../../../web/messages/rich.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { Overview, RunHead, Source } from '../contract.ts';
import { SENTENCE_MAX } from '../limits.ts';
import { researchApi } from './research-api.ts';
import { ResearchFrame } from './research-frame.tsx';
import { SourceChoice, firstChoice, usableSources } from './source-choice.tsx';

export function ResearchPage(): JSX.Element {
  const [overview, reload] = useResource('research', researchApi.overview);
  const [runs] = useResource('research runs', researchApi.runs);
  if (overview.status === 'failed' && overview.value === null)
    return <ProblemPage problem={overview.problem} onRetry={reload} />;
  const { value } = overview;
  return (
    <ResearchFrame title={t('research.title')}>
      {value === null ? (
        <p class="note" role="status">
          {t('research.loading')}
        </p>
      ) : (
        <>
          <h1 class="lead">
            <Rich message={leadOf(value)} />
          </h1>
          {value.isSynthetic && <p class="note">{t('research.synthetic')}</p>}
          <StartRun sources={value.sources} />
          <Runs runs={runs.value?.runs ?? []} />
          <Sources sources={value.sources} onQuoted={reload} />
          <Versions versions={value.versions} />
        </>
      )}
    </ResearchFrame>
  );
}

function leadOf({ sources, versions, bank }: Overview): string {
  const current = versions.find((version) => version.isCurrent)!;
  return [
    t('research.lead-usable', { count: usableSources(sources).length }),
    current.kind === 'shipped'
      ? t('research.lead-shipped', { bank })
      : t('research.lead-version', { parameters: current.parameters }),
    t('research.lead-nobody'),
  ].join(' ');
}

function StartRun({ sources }: { readonly sources: readonly Source[] }): JSX.Element {
  const { route } = useLocation();
  const [picked, setChosen] = useState<string[] | null>(null);
  const chosen = picked ?? firstChoice(sources);
  const [kind, setKind] = useState<RunHead['kind']>('report');
  const key = useRef(makeKey());
  const submit = useSubmit();
  if (usableSources(sources).length === 0) {
    return (
      <section>
        <h2>{t('research.nothing-yet')}</h2>
        <p class="prose">{t('research.nothing-yet-text')}</p>
      </section>
    );
  }
  return (
    <section aria-labelledby="new-run">
      <h2 id="new-run">{t('research.new-run')}</h2>
      <form
        class="research-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit.run(async () => {
            const started = await researchApi.startRun({ kind, campaignIds: chosen, skills: [] }, key.current);
            key.current = makeKey();
            route(`/research/runs/${started.id}`);
          });
        }}
      >
        <Select
          label={t('research.what')}
          hint={t(`research.what-${kind}`)}
          value={kind}
          options={[
            { value: 'report', text: t('research.kind-report') },
            { value: 'calibration', text: t('research.kind-calibration') },
          ]}
          onSelect={(value) => setKind(value === 'calibration' ? 'calibration' : 'report')}
        />
        <SourceChoice
          sources={sources}
          chosen={chosen}
          onChange={(next) => {
            key.current = makeKey();
            setChosen(next);
          }}
        />
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button type="submit" busy={submit.isBusy} disabled={chosen.length === 0}>
            {t('research.start')}
          </Button>
        </div>
      </form>
    </section>
  );
}

function Runs({ runs }: { readonly runs: readonly RunHead[] }): JSX.Element | null {
  if (runs.length === 0) return null;
  return (
    <section aria-labelledby="runs">
      <h2 id="runs">{t('research.runs')}</h2>
      <ul class="research-list">
        {runs.map((run) => (
          <li key={run.id}>
            <a class="name" href={`/research/runs/${run.id}`}>
              {t(`research.kind-${run.kind}`)}, {formatDateTime(run.createdAt)}
            </a>
            <small>
              {t(`research.state-${run.state}`)}
              {run.accepted !== null && ` · ${t('research.became', { parameters: run.accepted })}`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sources(props: { readonly sources: readonly Source[]; readonly onQuoted: () => void }): JSX.Element | null {
  if (props.sources.length === 0) return null;
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">{t('research.sources')}</h2>
      <p class="prose">{t('research.sources-text')}</p>
      <ul class="research-list">
        {props.sources.map((source) => (
          <li key={source.campaignId}>
            <span class="name">{source.title}</span>
            <small>
              {t(`research.covered-${source.covered}`)}
              {source.closedAt === null ? ` · ${t('research.still-open')}` : ''}
            </small>
            {source.sentence !== null && <blockquote>{source.sentence}</blockquote>}
            {source.covered === 'no' && <Quote source={source} onQuoted={props.onQuoted} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Quote({ source, onQuoted }: { readonly source: Source; readonly onQuoted: () => void }): JSX.Element {
  const [sentence, setSentence] = useState('');
  const [language, setLanguage] = useState<Language>('en');
  const submit = useSubmit();
  return (
    <details>
      <summary>{t('research.quote-open', { title: source.title })}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit.run(async () => {
            await researchApi.quote({ campaignId: source.campaignId, language, sentence });
            onQuoted();
          });
        }}
      >
        <Select
          label={t('research.quote-language')}
          value={language}
          options={LANGUAGE_OPTIONS}
          onSelect={(value) => setLanguage(toLanguage(value))}
        />
        <Field
          label={t('research.quote')}
          hint={t('research.quote-hint')}
          value={sentence}
          maxLength={SENTENCE_MAX}
          onInput={setSentence}
        />
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button type="submit" busy={submit.isBusy}>
            {t('research.quote-keep')}
          </Button>
        </div>
      </form>
    </details>
  );
}

function Versions({ versions }: Pick<Overview, 'versions'>): JSX.Element {
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{t('research.versions')}</h2>
      <p class="prose">{t('research.versions-text')}</p>
      <ul class="research-list">
        {versions.map((version) => (
          <li key={version.parameters}>
            <span class="name">{version.parameters}</span>
            <small>
              {version.isCurrent && `${t('research.in-use')} · `}
              {t(`research.version-${version.kind}`)}
              {version.acceptedAt !== null &&
                ` · ${t('research.accepted-by', { name: version.acceptedBy ?? t('research.somebody'), date: formatDate(version.acceptedAt) })}`}
              {version.parent !== null && ` · ${t('research.follows', { parent: version.parent })}`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
