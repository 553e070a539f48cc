// "If I can buy one course, which?": seats, hours and price in; the answer in sentences first, then every course on one axis.
import { Button, Field, LinkButton, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { language, t } from '../../../web/messages/messages.ts';
import { formatHundredths, formatNumber } from '../../../web/messages/numbers.ts';
import { Rich } from '../../../web/messages/rich.tsx';
import { inSentence, textIn } from '../../../web/messages/texts.ts';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import type { CourseAdvice, MapHead } from '../contract.ts';
import { COURSE_HOURS, PRICE_MAX, SEATS_MAX } from '../limits.ts';
import { CourseChart } from './course/course-chart.tsx';
import { explain } from './map/why-not-shown.tsx';
import { officeApi, queryOf } from './office-api.ts';
import { GroupSelect, OfficeFrame, splitGroup, WaveSelect } from './office-frame.tsx';

const FIRST = { hours: '8', seats: '20', price: '', group: '' };

export function CoursePage(): JSX.Element {
  const { query } = useLocation();
  const [maps, reload] = useResource('maps', officeApi.maps);
  const [chosen, choose] = useState<string | null>(query['wave'] ?? null);
  if (maps.status === 'failed' && maps.value === null) return <ProblemPage problem={maps.problem} onRetry={reload} />;
  const all = maps.value?.maps ?? [];
  const campaignId = all.find((map) => map.campaignId === chosen)?.campaignId ?? all[0]?.campaignId ?? null;
  return (
    <OfficeFrame title={t('office.course-title')}>
      {campaignId === null ? (
        <>
          <h1>{t('office.course-title')}</h1>
          <p class="prose" role="status">
            {maps.value === null ? t('office.loading') : t('office.no-map-text')}
          </p>
        </>
      ) : (
        <Question key={campaignId} campaignId={campaignId} maps={all} onChoose={choose} />
      )}
    </OfficeFrame>
  );
}

function Question(props: {
  readonly campaignId: string;
  readonly maps: readonly MapHead[];
  readonly onChoose: (campaignId: string) => void;
}): JSX.Element {
  const { campaignId } = props;
  const [draft, setDraft] = useState(FIRST);
  const [asked, setAsked] = useState(FIRST);
  const [map] = useResource(`map ${campaignId}`, () => officeApi.map(campaignId, ''));
  const { group, ...inputs } = asked;
  const query = queryOf({ ...inputs, ...splitGroup(group) });
  const [advice, reload] = useResource(`${campaignId} ${query}`, () => officeApi.course(campaignId, query));
  const set = (change: Partial<typeof FIRST>): void => setDraft((last) => ({ ...last, ...change }));
  const shown = advice.value;
  return (
    <>
      <p class="note">{t('office.course-title')}</p>
      <h1 class="lead">{shown === null ? t('office.loading') : <Rich message={courseSentences(shown).join(' ')} />}</h1>
      {advice.status === 'failed' && <ProblemNotice problem={advice.problem} onRetry={reload} />}
      <form
        class="office-choices no-print"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(draft);
        }}
      >
        <WaveSelect maps={props.maps} value={campaignId} onSelect={props.onChoose} />
        <GroupSelect
          label={t('office.group')}
          attributes={map.value?.attributes ?? []}
          value={draft.group}
          onSelect={(value) => set({ group: value })}
        />
        <Select
          label={t('office.hours')}
          value={draft.hours}
          options={COURSE_HOURS.map((hours) => ({ value: String(hours), text: t('office.hours-option', { hours }) }))}
          onSelect={(hours) => set({ hours })}
        />
        <Field
          label={t('office.seats')}
          type="number"
          inputMode="numeric"
          min={1}
          max={SEATS_MAX}
          required
          value={draft.seats}
          onInput={(seats) => set({ seats })}
        />
        <Field
          label={t('office.price')}
          type="number"
          inputMode="numeric"
          min={0}
          max={PRICE_MAX}
          value={draft.price}
          onInput={(price) => set({ price })}
        />
        <Button type="submit" look="quiet" busy={advice.status === 'loading'}>
          {t('office.ask')}
        </Button>
      </form>
      {shown !== null && (
        <Answer advice={shown} slide={officeApi.slideAddress(campaignId, `${query}&language=${language.value}`)} />
      )}
    </>
  );
}

function Answer(props: { readonly advice: CourseAdvice; readonly slide: string }): JSX.Element {
  const { advice } = props;
  const [first] = advice.options;
  const why = explain({ filters: advice.within ?? {}, withheld: advice.withheld });
  return (
    <>
      {advice.options.length > 0 && <CourseChart advice={advice} />}
      {first !== undefined && first.modules.length > 0 && (
        <p class="prose">
          {t('office.built-from', { modules: first.modules.map((module) => textIn(module.title)).join('; ') })}
        </p>
      )}
      {advice.notShown.length > 0 && advice.options.length > 0 && (
        <p class="note">
          {t('office.course-not-shown', { skills: advice.notShown.map((skill) => textIn(skill.name)).join(', ') })}
        </p>
      )}
      {why !== null && <p class="note">{why}</p>}
      <div class="buttons no-print">
        <LinkButton href={props.slide} download>
          {t('office.slide')}
        </LinkButton>
      </div>
      <p class="note office-rule">
        {t('office.rule', { threshold: advice.threshold })} {t('office.purpose')}
      </p>
    </>
  );
}

/** Which one and how much; why; how sure, or what more seats would change. */
export function courseSentences(advice: CourseAdvice): string[] {
  const { lead, options, seats } = advice;
  const [first, second] = options;
  if (lead === null || first === undefined) return [t('office.lead-none')];
  const nameOf = (skill: string): string =>
    inSentence(textIn(options.find((option) => option.skill === skill)?.name ?? { en: skill }));
  const isOpen = lead.sureness === 'cannot-tell' && second !== undefined;
  const why = t('office.lead-why', { needing: first.needing, people: first.need.people });
  const chance =
    lead.chanceOverNext === null || isOpen
      ? ''
      : t('office.lead-chance', { chance: formatHundredths(lead.chanceOverNext) });
  const more =
    lead.withEnoughSeats === null
      ? chance
      : t('office.lead-more', { seats: lead.withEnoughSeats.seats, skill: nameOf(lead.withEnoughSeats.skill) });
  const answer = isOpen
    ? t('office.lead-unsure', {
        seats,
        skill: nameOf(first.skill),
        other: nameOf(second.skill),
        reduction: formatNumber(first.reduction, 1),
        otherReduction: formatNumber(second.reduction, 1),
      })
    : t('office.lead-course', {
        seats,
        skill: nameOf(first.skill),
        reduction: formatNumber(first.reduction, 1),
        perSeat: formatNumber(first.perSeat, 2),
      });
  return [answer, isOpen ? '' : why, more].filter(Boolean);
}
