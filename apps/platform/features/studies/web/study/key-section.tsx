// The options of each scenario: the panel's mean with its interval, the key in use as a square; and taking a key over.
import { Button, DataTable, Disclosure, Select, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate, formatNumber } from '../../../../web/messages/numbers.ts';
import { textIn } from '../../../../web/messages/texts.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { StudyResults } from '../../contract.ts';
import { ENOUGH_EXPERTS, REASON_MAX } from '../../limits.ts';
import { studiesApi } from '../studies-api.ts';
import { DotRows } from './dot-rows.tsx';

type Rule = 'mean' | 'median' | 'mode';
const RULES: readonly Rule[] = ['mean', 'median', 'mode'];
type Scenario = StudyResults['effectiveness'][number];

export function KeySection(props: {
  readonly results: StudyResults;
  readonly textOf: (id: string) => string;
  readonly onChange: (results: StudyResults) => void;
}): JSX.Element {
  const { results, textOf } = props;
  return (
    <section aria-labelledby="study-keys">
      <h2 id="study-keys">{t('studies.keys-title')}</h2>
      <p class="prose">{t('studies.keys-text')}</p>
      {results.effectiveness.map((scenario) => (
        <ScenarioFigure key={scenario.item} scenario={scenario} text={textOf(scenario.item)} />
      ))}
      <Accept {...props} />
      <Versions results={results} />
    </section>
  );
}

function ScenarioFigure({ scenario, text }: { readonly scenario: Scenario; readonly text: string }): JSX.Element {
  return (
    <article class="studies-scenario">
      <h3>{text}</h3>
      <p class="note">{t(`studies.label-${scenario.keyLabel}`)}</p>
      <DotRows
        label={text}
        from={1}
        to={5}
        ticks={[1, 2, 3, 4, 5].map((at) => ({ at, text: String(at) }))}
        rows={scenario.options.map((option) => ({
          id: option.option,
          name: textIn(option.text),
          value: option.mean,
          lower: option.interval?.lower ?? null,
          upper: option.interval?.upper ?? null,
          mark: option.current,
          isHint: !option.isEnough,
          reading:
            option.mean === null
              ? t('studies.too-few', { experts: option.experts })
              : t('studies.mean-and-key', { mean: formatNumber(option.mean, 1), key: option.current }),
          summary:
            option.mean === null || option.interval === null
              ? t('studies.too-few', { experts: option.experts })
              : t('studies.option-words', {
                  mean: formatNumber(option.mean, 1),
                  lower: formatNumber(option.interval.lower, 1),
                  upper: formatNumber(option.interval.upper, 1),
                  key: option.current,
                  experts: option.experts,
                }),
        }))}
      />
      <Disclosure summary={t('studies.as-table')}>
        <DataTable
          caption={text}
          captionHidden
          columns={[
            { title: t('studies.option') },
            { title: t('studies.key-authors'), number: true },
            ...RULES.map((rule) => ({ title: t(`studies.rule-${rule}`), number: true })),
            { title: t('studies.counts') },
          ]}
          rows={scenario.options.map((option) => ({
            key: option.option,
            cells: [
              textIn(option.text),
              option.authors,
              ...RULES.map((rule) => option.keys[rule] ?? '–'),
              option.counts?.join(' · ') ?? '–',
            ],
          }))}
        />
      </Disclosure>
    </article>
  );
}

function Accept(props: {
  readonly results: StudyResults;
  readonly textOf: (id: string) => string;
  readonly onChange: (results: StudyResults) => void;
}): JSX.Element {
  const { results, textOf, onChange } = props;
  const [rule, setRule] = useState<Rule>('mean');
  const [left, setLeft] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const key = useRef(makeKey());
  const submit = useSubmit();
  const fitting = results.effectiveness.filter((scenario) => scenario.acceptable[rule]).map(({ item }) => item);
  const chosen = fitting.filter((item) => !left.includes(item));
  const renew = (): void => void (key.current = makeKey());
  if (results.effectiveness.every(({ acceptable }) => !RULES.some((each) => acceptable[each]))) {
    return <p class="prose">{t('studies.accept-none', { enough: ENOUGH_EXPERTS })}</p>;
  }
  return (
    <form
      class="studies-form"
      onSubmit={(event) => {
        event.preventDefault();
        const body = { rule, scenarios: chosen, reason, parameters: results.parameters };
        void submit.run(async () => onChange(await studiesApi.accept(results.study.id, body, key.current)));
      }}
    >
      <h3>{t('studies.accept-title')}</h3>
      <p class="prose">{t('studies.accept-text')}</p>
      <Select
        label={t('studies.rule')}
        value={rule}
        options={RULES.map((value) => ({ value, text: t(`studies.rule-${value}`) }))}
        onSelect={(value) => {
          renew();
          setRule(value as Rule);
        }}
      />
      <fieldset class="studies-skill-items">
        <legend>{t('studies.accept-scenarios', { count: chosen.length })}</legend>
        {fitting.map((item) => (
          <label class="studies-tick" key={item}>
            <input
              type="checkbox"
              checked={chosen.includes(item)}
              onChange={(event) => {
                renew();
                setLeft(event.currentTarget.checked ? left.filter((each) => each !== item) : [...left, item]);
              }}
            />
            <span>{textOf(item)}</span>
          </label>
        ))}
      </fieldset>
      <TextArea
        label={t('studies.reason')}
        hint={t('studies.reason-hint')}
        value={reason}
        maxLength={REASON_MAX}
        rows={3}
        required
        onInput={(value) => {
          renew();
          setReason(value);
        }}
      />
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button type="submit" busy={submit.isBusy} disabled={chosen.length === 0}>
          {t('studies.accept')}
        </Button>
      </div>
    </form>
  );
}

function Versions({ results }: { readonly results: StudyResults }): JSX.Element | null {
  if (results.keyVersions.length === 0) return null;
  return (
    <ul class="studies-versions" aria-label={t('studies.versions')}>
      {results.keyVersions.map((version) => (
        <li key={version.id}>
          <p>
            {t('studies.version', {
              name: version.acceptedBy ?? t('studies.nobody'),
              date: formatDate(version.acceptedAt),
              count: version.scenarios.length,
              rule: t(`studies.rule-${version.rule}`),
              experts: version.experts,
            })}
          </p>
          <p class="note">
            {version.reason} · <code>{version.parameters}</code> ← <code>{version.parent}</code>
          </p>
        </li>
      ))}
    </ul>
  );
}
