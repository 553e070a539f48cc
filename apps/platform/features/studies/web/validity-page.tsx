// What each claim of validity rests on: five claims, their evidence with dates, and "nothing yet" where there is nothing.
import { Button, Field, PlainButton, Select, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../web/api/make-key.ts';
import { t } from '../../../web/messages/messages.ts';
import { formatDate, formatNumber } from '../../../web/messages/numbers.ts';
import { Rich } from '../../../web/messages/rich.tsx';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { AddEvidenceBody, EvidenceEntry, ValidityPageView } from '../contract.ts';
import { EVIDENCE_LINK_MAX, EVIDENCE_TEXT_MAX, EVIDENCE_TITLE_MAX, VALIDITY_CLAIMS } from '../limits.ts';
import { validityApi } from './studies-api.ts';
import './studies.css';

export function ValidityPage(): JSX.Element {
  const [resource, reload] = useResource('validity', validityApi.read);
  const [changed, setChanged] = useState<ValidityPageView | null>(null);
  if (resource.status === 'failed' && resource.value === null)
    return <ProblemPage problem={resource.problem} onRetry={reload} />;
  const found = changed ?? resource.value;
  const supported = found?.claims.filter(({ evidence }) => evidence.length > 0).length ?? 0;
  return (
    <Page title={t('studies.validity-title')}>
      <p class="note">
        <a href="/studies">{t('studies.all')}</a>
      </p>
      <h1>
        {found === null ? t('studies.validity-title') : <Rich message={t('studies.validity-lead', { supported })} />}
      </h1>
      {found === null ? (
        <p class="note" role="status">
          {t('studies.loading')}
        </p>
      ) : (
        <>
          <p class="prose after-lead">{t('studies.validity-text', { bank: found.bank, version: found.bankVersion })}</p>
          {found.synthetic && <p class="note">{t('studies.synthetic')}</p>}
          {found.claims.map(({ claim, evidence }) => (
            <section class="studies-claim" key={claim} aria-labelledby={`claim-${claim}`}>
              <div>
                <h2 id={`claim-${claim}`}>{t(`studies.claim-${claim}`)}</h2>
                <p>{t(`studies.claim-${claim}-text`)}</p>
              </div>
              {evidence.length === 0 ? (
                <p class="studies-nothing">
                  <strong>{t('studies.nothing-yet')}</strong> {t(`studies.claim-${claim}-next`)}
                </p>
              ) : (
                <ol class="studies-evidence">
                  {evidence.map((entry) => (
                    <Evidence key={entry.id} entry={entry} onChange={setChanged} />
                  ))}
                </ol>
              )}
            </section>
          ))}
          <AddEvidence onChange={setChanged} />
        </>
      )}
    </Page>
  );
}

function Evidence(props: {
  readonly entry: EvidenceEntry;
  readonly onChange: (page: ValidityPageView) => void;
}): JSX.Element {
  const { entry, onChange } = props;
  const submit = useSubmit();
  const title = titleOf(entry);
  return (
    <li>
      <time dateTime={entry.on}>{formatDate(entry.on)}</time>
      <div>
        <p>{entry.href === null ? <strong>{title}</strong> : <a href={entry.href}>{title}</a>}</p>
        <p>{entry.says ?? figuresText(entry)}</p>
        {entry.kind === 'key-version' && <p class="note">{figuresText(entry)}</p>}
        {entry.by !== null && <p class="note">{t('studies.written-by', { name: entry.by })}</p>}
        {entry.mayWithdraw && (
          <PlainButton onClick={() => void submit.run(async () => onChange(await validityApi.withdraw(entry.id)))}>
            {t('studies.withdraw')}
            <span class="visually-hidden"> {title}</span>
          </PlainButton>
        )}
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      </div>
    </li>
  );
}

function titleOf(entry: EvidenceEntry): string {
  switch (entry.kind) {
    case 'note':
      return t(`studies.kind-${noteKind(entry)}`);
    case 'scale-report':
      return t('studies.kind-scale-report', { parameters: entry.title });
    default:
      return entry.title;
  }
}

function noteKind({ figures }: EvidenceEntry): 'cognitive-interview' | 'focus-group' {
  return figures['noteKind'] === 'focus-group' ? 'focus-group' : 'cognitive-interview';
}

/** The figures of an entry in words; each kind has its sentence. */
function figuresText({ kind, figures }: EvidenceEntry): string {
  const number = (name: string): number => Number(figures[name] ?? 0);
  const share = (name: string): string =>
    typeof figures[name] === 'number' ? formatNumber(figures[name], 2) : t('studies.no-figure');
  const hint = figures['isEnough'] === false ? ` ${t('studies.hint-only')}.` : '';
  switch (kind) {
    case 'panel-study':
      return (
        t('studies.evidence-panel', {
          experts: number('experts'),
          items: number('items'),
          scenarios: number('scenarios'),
          average: share('scaleAverage'),
        }) + hint
      );
    case 'key-comparison':
      return (
        t('studies.evidence-comparison', {
          people: number('people'),
          authors: share('authors'),
          panel: share('mean'),
        }) + hint
      );
    case 'key-version':
      return t('studies.evidence-key', { experts: number('experts'), scenarios: number('scenarios') });
    case 'note':
      return t('studies.evidence-note', {
        items: number('items'),
        decision: t(`studies.decision-${String(figures['decision']) as 'open' | 'keep' | 'revise' | 'drop'}`),
      });
    case 'scale-report':
      return [
        t('studies.evidence-report', {
          skills: number('skills'),
          of: number('of'),
          people: number('people'),
          low: share('alphaLow'),
          high: share('alphaHigh'),
        }),
        number('compared') === 0
          ? t('studies.evidence-not-compared')
          : t('studies.evidence-flagged', { flagged: number('flagged') }),
      ].join(' ');
    case 'calibration':
      return typeof figures['items'] === 'number'
        ? t('studies.evidence-calibrated', { items: figures['items'], settled: number('settled') })
        : t('studies.evidence-calibration');
    case 'level-cuts':
      return t('studies.evidence-cuts');
    default:
      return '';
  }
}

const EMPTY = { claim: 'relations' as AddEvidenceBody['claim'], title: '', says: '', heldOn: '', link: '' };

function AddEvidence(props: { readonly onChange: (page: ValidityPageView) => void }): JSX.Element {
  const [draft, setDraft] = useState(EMPTY);
  const key = useRef(makeKey());
  const submit = useSubmit();
  const set = (change: Partial<typeof EMPTY>): void => {
    key.current = makeKey();
    setDraft((last) => ({ ...last, ...change }));
  };
  return (
    <section aria-labelledby="evidence-new">
      <h2 id="evidence-new">{t('studies.evidence-new')}</h2>
      <p class="prose">{t('studies.evidence-new-text')}</p>
      <form
        class="studies-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit.run(async () => {
            const link = draft.link.trim() === '' ? null : draft.link.trim();
            props.onChange(await validityApi.add({ ...draft, link }, key.current));
            set(EMPTY);
          });
        }}
      >
        <Select
          label={t('studies.claim')}
          value={draft.claim}
          options={VALIDITY_CLAIMS.map((value) => ({ value, text: t(`studies.claim-${value}`) }))}
          onSelect={(value) => set({ claim: value as AddEvidenceBody['claim'] })}
        />
        <Field
          label={t('studies.evidence-title')}
          value={draft.title}
          maxLength={EVIDENCE_TITLE_MAX}
          onInput={(title) => set({ title })}
          required
        />
        <TextArea
          label={t('studies.evidence-says')}
          value={draft.says}
          rows={3}
          maxLength={EVIDENCE_TEXT_MAX}
          onInput={(says) => set({ says })}
          required
        />
        <Field
          label={t('studies.evidence-on')}
          type="date"
          value={draft.heldOn}
          onInput={(heldOn) => set({ heldOn })}
          required
        />
        <Field
          label={t('studies.evidence-link')}
          hint={t('studies.evidence-link-hint')}
          value={draft.link}
          maxLength={EVIDENCE_LINK_MAX}
          onInput={(link) => set({ link })}
        />
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button type="submit" busy={submit.isBusy}>
            {t('studies.evidence-add')}
          </Button>
        </div>
      </form>
    </section>
  );
}
