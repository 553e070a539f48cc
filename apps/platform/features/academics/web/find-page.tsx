// Who fits a need: the need in words or a firm's case, the weights, and the people with the parts of their score and their works.
import { Button, Field, Notice, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { formatDate, formatNumber } from '../../../web/messages/numbers.ts';
import { Rich } from '../../../web/messages/rich.tsx';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { RankBody, Ranking } from '../contract.ts';
import { HOURS_MAX, NEED_MAX } from '../limits.ts';
import type { RankWeights } from '../limits.ts';
import { NeverFor } from './academic-words.tsx';
import { academicsApi } from './academics-api.ts';
import { RankedRow } from './ranked-row.tsx';
import { WeightsForm } from './weights-form.tsx';
import './academics.css';

/** Enough to choose from; more is a click away. */
const SHOWN_FIRST = 8;

interface Wish {
  readonly text: string;
  readonly language: string;
  readonly hours: string;
  readonly from: string;
}

export function FindPage(): JSX.Element {
  const { query } = useLocation();
  const caseId = /^[0-9a-f-]{36}$/.test(query['case'] ?? '') ? query['case']! : null;
  const [wish, setWish] = useState<Wish>({
    text: query['text'] ?? '',
    language: query['language'] ?? '',
    hours: '',
    from: '',
  });
  const [weights, setWeights] = useState<RankWeights | null>(null);
  const [ranking, setRanking] = useState<Ranking | null>(null);
  const [kept] = useResource('academics weights', academicsApi.weights);
  const submit = useSubmit();
  const bodyOf = (given: RankWeights | null): RankBody => ({
    caseId,
    text: wish.text.trim(),
    skills: [],
    language: /^[a-z]{2}$/.test(wish.language.trim().toLowerCase()) ? wish.language.trim().toLowerCase() : null,
    hours: Number(wish.hours) > 0 ? Math.min(Number(wish.hours), HOURS_MAX) : null,
    from: wish.from === '' ? null : wish.from,
    weights: given,
  });
  const find = (given: RankWeights | null): Promise<boolean> =>
    submit.run(async () => setRanking(await academicsApi.rank(bodyOf(given))));
  useEffect(() => {
    if (caseId !== null || wish.text !== '') void find(null);
  }, [caseId]);
  const change = (changes: Partial<Wish>): void => setWish((last) => ({ ...last, ...changes }));
  return (
    <Page title={t('academics.find-title')}>
      <p class="note">
        <a href="/academics">{t('academics.title')}</a>
      </p>
      <h1>
        <Rich message={ranking === null ? t('academics.find-lead') : leadOf(ranking)} />
      </h1>
      <NeverFor />
      <div class="academics-two">
        <form
          class="academics-sheet"
          aria-label={t('academics.need')}
          onSubmit={(event) => {
            event.preventDefault();
            void find(weights);
          }}
        >
          {caseId !== null && ranking !== null && <FromCase ranking={ranking} caseId={caseId} />}
          <TextArea
            label={t(caseId === null ? 'academics.need-text' : 'academics.need-more')}
            hint={t('academics.need-hint')}
            value={wish.text}
            onInput={(text) => change({ text })}
            maxLength={NEED_MAX}
            rows={caseId === null ? 5 : 3}
          />
          <div class="academics-fields">
            <Field
              label={t('academics.need-language')}
              hint={t('academics.need-language-hint')}
              value={wish.language}
              onInput={(language) => change({ language })}
              maxLength={2}
            />
            <Field
              label={t('academics.need-hours')}
              type="number"
              inputMode="numeric"
              min={1}
              max={HOURS_MAX}
              value={wish.hours}
              onInput={(hours) => change({ hours })}
            />
            <Field
              label={t('academics.need-from')}
              type="date"
              value={wish.from}
              onInput={(from) => change({ from })}
            />
          </div>
          <div class="buttons">
            <Button type="submit" busy={submit.isBusy}>
              {t('academics.find-go')}
            </Button>
          </div>
        </form>
        {kept.value !== null && (
          <WeightsForm
            kept={kept.value}
            onTry={(given) => {
              setWeights(given);
              if (ranking !== null) void find(given);
            }}
          />
        )}
      </div>
      {submit.problem !== null && (
        <div class="academics-after">
          <ProblemNotice problem={submit.problem} />
        </div>
      )}
      {ranking !== null && (
        <Found
          ranking={ranking}
          caseId={caseId}
          onAsked={() => void find(weights)}
          onGiven={() => void find(weights)}
        />
      )}
    </Page>
  );
}

function leadOf({ ranked, considered, fitting, tiedToNothing }: Ranking): string {
  const [first] = ranked;
  if (considered === 0) return t('academics.found-pool-empty');
  if (first === undefined) return t('academics.found-nobody', { considered });
  return t('academics.found-lead', {
    name: first.name,
    score: formatNumber(first.score, 1),
    count: fitting,
    far: tiedToNothing,
  });
}

function FromCase(props: { readonly ranking: Ranking; readonly caseId: string }): JSX.Element {
  const { title, skills, withheld } = props.ranking.need;
  return (
    <div class="academics-case">
      <p>
        <a href={`/needs/${props.caseId}`}>{title}</a>
      </p>
      <p class="note">{skills.length === 0 ? t('academics.case-no-skills') : skills.join(' · ')}</p>
      {withheld > 0 && <p class="note">{t('academics.case-withheld', { count: withheld })}</p>}
    </div>
  );
}

function Found(props: {
  readonly ranking: Ranking;
  readonly caseId: string | null;
  readonly onAsked: () => void;
  readonly onGiven: () => void;
}): JSX.Element {
  const { ranking, caseId } = props;
  const { ranked } = ranking;
  const [all, setAll] = useState(false);
  const shown = all ? ranked : ranked.slice(0, SHOWN_FIRST);
  return (
    <section aria-labelledby="academics-found">
      <h2 id="academics-found">{t('academics.ranked')}</h2>
      {ranked.length === 0 ? (
        <Notice>
          <p>{t('academics.ranked-none')}</p>
        </Notice>
      ) : (
        <ol class="academics-ranked">
          {shown.map((academic) => (
            <RankedRow
              key={academic.academicId}
              academic={academic}
              need={ranking.need}
              caseId={caseId}
              programmes={ranking.programmes}
              onAsked={props.onAsked}
              onGiven={props.onGiven}
            />
          ))}
        </ol>
      )}
      {shown.length < ranked.length && (
        <div class="buttons">
          <Button look="quiet" onClick={() => setAll(true)}>
            {t('academics.show-rest', { count: ranked.length - shown.length })}
          </Button>
        </div>
      )}
      <LeftOut ranking={ranking} />
    </section>
  );
}

/** Everybody who could have been here and is not, with the reason. */
function LeftOut(props: { readonly ranking: Ranking }): JSX.Element | null {
  const { notYet, optedOut, otherLanguage, noHours, notTold, tiedToNothing } = props.ranking;
  const reasons = [
    ...notYet.map(({ name, from }) => t('academics.left-out-later', { name, date: formatDate(from) })),
    otherLanguage > 0 ? t('academics.left-out-language', { count: otherLanguage }) : '',
    noHours > 0 ? t('academics.left-out-hours', { count: noHours }) : '',
    optedOut > 0 ? t('academics.left-out-opted', { count: optedOut }) : '',
    notTold > 0 ? t('academics.left-out-untold', { count: notTold }) : '',
    tiedToNothing > 0 ? t('academics.left-out-far', { count: tiedToNothing }) : '',
  ].filter(Boolean);
  if (reasons.length === 0) return null;
  return (
    <div class="academics-left-out">
      <h3>{t('academics.left-out')}</h3>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}
