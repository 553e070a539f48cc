// Which round measures the people of the programme, and what the firm sees of it.
import { Button, CheckList, DataTable, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate, formatDateTime, formatNumber } from '../../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { ProgrammeRounds, ProgrammeView } from '../../wire-contract.ts';
import { programmesApi } from '../programmes-api.ts';

type Round = ProgrammeRounds['rounds'][number];
type Result = NonNullable<ProgrammeRounds['result']>;

export function ResultPart(props: { readonly view: ProgrammeView }): JSX.Element {
  const { view } = props;
  const [loaded, reload] = useResource(`rounds ${view.id}`, () => programmesApi.rounds(view.id));
  const [own, setOwn] = useState<ProgrammeRounds | null>(null);
  const shown = own ?? loaded.value;
  return (
    <>
      <section aria-labelledby="programme-round">
        <h2 id="programme-round">{t('programmes.part-result')}</h2>
        <p class="prose">{t('programmes.round-text')}</p>
        {loaded.status === 'failed' && <ProblemNotice problem={loaded.problem} onRetry={reload} />}
        {shown !== null && <Tie programmeId={view.id} shown={shown} onChanged={setOwn} />}
      </section>
      {shown !== null && shown.result !== null && <Seen shown={shown} result={shown.result} />}
    </>
  );
}

function Tie(props: {
  readonly programmeId: string;
  readonly shown: ProgrammeRounds;
  readonly onChanged: (rounds: ProgrammeRounds) => void;
}): JSX.Element {
  const { rounds, tied } = props.shown;
  const [chosen, setChosen] = useState('');
  const [said, setSaid] = useState<readonly string[]>([]);
  const [done, setDone] = useState('');
  const submit = useSubmit();
  const tie = (campaignId: string | null): Promise<boolean> =>
    submit.run(async () => {
      const body = { campaignId, noticeSaysSo: campaignId !== null };
      props.onChanged(await programmesApi.tieRound(props.programmeId, body));
      setSaid([]);
      setDone(t(campaignId === null ? 'programmes.round-was-untied' : 'programmes.round-was-tied'));
    });
  const title = rounds.find(({ campaignId }) => campaignId === tied?.campaignId)?.title ?? '';
  const campaignId = chosen === '' ? (rounds[0]?.campaignId ?? '') : chosen;
  return (
    <div class="programme-form">
      <p role="status" class="note">
        {done}
      </p>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      {tied !== null && (
        <>
          <p class="prose">
            {t('programmes.round-tied-by', {
              title,
              name: tied.by ?? t('programmes.somebody'),
              at: formatDateTime(tied.at),
            })}
          </p>
          <div class="buttons">
            <Button look="quiet" busy={submit.isBusy} onClick={() => void tie(null)}>
              {t('programmes.round-untie')}
            </Button>
          </div>
        </>
      )}
      {tied === null && rounds.length === 0 && <p class="prose">{t('programmes.rounds-none')}</p>}
      {tied === null && rounds.length > 0 && (
        <>
          <p class="note">{t('programmes.round-early')}</p>
          <Select
            label={t('programmes.round')}
            value={campaignId}
            options={rounds.map((round) => ({ value: round.campaignId, text: sayRound(round) }))}
            onSelect={setChosen}
          />
          <CheckList
            legend={t('programmes.round-notice')}
            options={[{ value: 'says', text: t('programmes.round-notice-says') }]}
            chosen={said}
            onChange={setSaid}
          />
          <div class="buttons">
            <Button busy={submit.isBusy} disabled={said.length === 0} onClick={() => void tie(campaignId)}>
              {t('programmes.round-tie')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function sayRound({ title, closedAt, againClosedAt }: Round): string {
  if (closedAt === null) return t('programmes.round-running', { title });
  const at = formatDate(closedAt);
  if (againClosedAt === null) return t('programmes.round-once', { title, at });
  return t('programmes.round-twice', { title, at, again: formatDate(againClosedAt) });
}

function Seen(props: { readonly shown: ProgrammeRounds; readonly result: Result }): JSX.Element {
  const { shown, result } = props;
  return (
    <section aria-labelledby="programme-result">
      <h2 id="programme-result">{t('programmes.result-for-firm')}</h2>
      {shown.version === 0 && <p class="note">{t('programmes.result-no-version')}</p>}
      {result.state !== 'ready' && <p class="prose">{t(`programmes.result-${result.state}`)}</p>}
      {result.withheld !== null && <p class="prose">{sayWithheld(result.withheld, result.threshold ?? 0)}</p>}
      {result.state === 'ready' && (
        <DataTable
          caption={t('programmes.result-for-firm')}
          captionHidden
          columns={[
            { title: t('programmes.result-skill') },
            { title: t('programmes.result-outcome') },
            { title: t('programmes.result-figure'), number: true },
          ]}
          rows={result.skills.map(({ needId, label, outcome, change }) => ({
            key: needId,
            cells: [label, t(`programmes.outcome-${outcome}`), change === null ? '–' : sayFigure(change)],
          }))}
        />
      )}
    </section>
  );
}

function sayWithheld(reason: NonNullable<Result['withheld']>, threshold: number): string {
  if (reason === 'too-few') return t('programmes.result-too-few', { threshold });
  if (reason === 'difference') return t('programmes.result-difference', { threshold });
  return t('programmes.result-combination');
}

function sayFigure({ mean, interval90 }: NonNullable<Result['skills'][number]['change']>): string {
  const [change, low, high] = [mean, interval90.low, interval90.high].map(signed);
  return t('programmes.result-interval', { change: change!, low: low!, high: high! });
}

function signed(value: number): string {
  const text = formatNumber(value, 1);
  return value > 0 ? `+${text}` : text;
}
