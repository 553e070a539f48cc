// The offer: hours and credits, the facts a credential needs, costs with the number of people that carries them, and the documents.
import { Button, Field, LinkButton, Select, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { Rich } from '../../../../web/messages/rich.tsx';
import {
  DRAFT_LANGUAGES,
  EQF_LEVELS,
  HOURS_PER_ECTS,
  LINE_MAX,
  PARTICIPANTS_MAX,
  PARTICIPATION_FORMS,
  TEXT_MAX,
} from '../../limits.ts';
import type { PlanFacts } from '../../contract.ts';
import { hoursOf, sayNumber } from '../programme-words.ts';
import type { Work } from '../programme-work.ts';
import { CostsSection } from './costs-section.tsx';

export function OfferPart(props: { readonly work: Work }): JSX.Element {
  const { view } = props.work;
  const { workload, version } = view;
  return (
    <>
      <section aria-labelledby="offer-size">
        <h2 id="offer-size">{t('programmes.workload')}</h2>
        <p class="lead">
          <Rich
            message={t('programmes.workload-lead', {
              hours: sayNumber(workload.hours),
              ects: sayNumber(workload.ects),
            })}
          />
        </p>
        <p class="note">
          {t('programmes.workload-parts', {
            contact: hoursOf(workload.contactMinutes),
            alone: hoursOf(workload.selfStudyMinutes),
            assessment: hoursOf(workload.assessmentMinutes),
            from: sayNumber(workload.ectsRange.from),
            to: sayNumber(workload.ectsRange.to),
          })}
        </p>
      </section>
      <FactsSection work={props.work} key={`facts ${view.revision}`} />
      <CredentialSection work={props.work} />
      <CostsSection work={props.work} key={`costs ${view.revision}`} />
      <section aria-labelledby="offer-files">
        <h2 id="offer-files">{t('programmes.offer')}</h2>
        <p class="prose">
          {version === 0
            ? t('programmes.offer-draft')
            : view.changedSinceVersion === 0
              ? t('programmes.offer-version', { number: version })
              : t('programmes.offer-older', { number: version })}
        </p>
        <div class="buttons">
          {DRAFT_LANGUAGES.map((language) => (
            <>
              <LinkButton href={`/api/programmes/${view.id}/offer.docx?language=${language}`} look="quiet" download>
                {t('programmes.offer-word', { language: t(`programmes.language-${language}`) })}
              </LinkButton>
              <LinkButton href={`/api/programmes/${view.id}/offer.pdf?language=${language}`} look="quiet" download>
                {t('programmes.offer-pdf', { language: t(`programmes.language-${language}`) })}
              </LinkButton>
            </>
          ))}
        </div>
      </section>
    </>
  );
}

function FactsSection(props: { readonly work: Work }): JSX.Element {
  const { view, save, isBusy } = props.work;
  const { plan, suggestedEqf } = view;
  const [facts, setFacts] = useState(plan.facts);
  const [why, setWhy] = useState(plan.why);
  const set = (change: Partial<PlanFacts>): void => setFacts((last) => ({ ...last, ...change }));
  const count = (text: string): number => Math.min(PARTICIPANTS_MAX, Math.max(1, Math.round(Number(text) || 1)));
  const levels = Array.from({ length: EQF_LEVELS.to - EQF_LEVELS.from + 1 }, (_, index) => EQF_LEVELS.from + index);
  const rates = Array.from(
    { length: HOURS_PER_ECTS.to - HOURS_PER_ECTS.from + 1 },
    (_, index) => HOURS_PER_ECTS.from + index,
  );
  return (
    <section aria-labelledby="offer-facts">
      <h2 id="offer-facts">{t('programmes.facts')}</h2>
      <form
        class="programme-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save({ ...plan, facts, why }, t('programmes.saved'));
        }}
      >
        <TextArea
          label={t('programmes.why')}
          hint={t('programmes.why-hint')}
          value={why}
          maxLength={TEXT_MAX}
          onInput={setWhy}
        />
        <div class="programme-two">
          <Select
            label={t('programmes.hours-per-ects')}
            value={String(facts.hoursPerEcts)}
            options={rates.map((value) => ({ value: String(value), text: String(value) }))}
            onSelect={(value) => set({ hoursPerEcts: Number(value) })}
          />
          <Select
            label={t('programmes.eqf')}
            hint={suggestedEqf === null ? '' : t('programmes.eqf-hint', { level: suggestedEqf })}
            value={facts.eqf === null ? '' : String(facts.eqf)}
            options={[
              { value: '', text: t('programmes.not-settled') },
              ...levels.map((value) => ({ value: String(value), text: String(value) })),
            ]}
            onSelect={(value) => set({ eqf: value === '' ? null : Number(value) })}
          />
          <Field
            label={t('programmes.participants-min')}
            type="number"
            min={1}
            max={PARTICIPANTS_MAX}
            value={String(facts.participants.min)}
            onInput={(text) => set({ participants: { ...facts.participants, min: count(text) } })}
          />
          <Field
            label={t('programmes.participants-max')}
            type="number"
            min={1}
            max={PARTICIPANTS_MAX}
            value={String(facts.participants.max)}
            onInput={(text) => set({ participants: { ...facts.participants, max: count(text) } })}
          />
          <Select
            label={t('programmes.participation')}
            value={facts.participation ?? ''}
            options={[
              { value: '', text: t('programmes.not-settled') },
              ...PARTICIPATION_FORMS.map((value) => ({ value, text: t(`programmes.participation-${value}`) })),
            ]}
            onSelect={(value) => set({ participation: PARTICIPATION_FORMS.find((each) => each === value) ?? null })}
          />
          <Field
            label={t('programmes.starts')}
            type="date"
            value={facts.startsOn ?? ''}
            onInput={(value) => set({ startsOn: value === '' ? null : value })}
          />
          <Field
            label={t('programmes.awarding-body')}
            value={facts.awardingBody}
            onInput={(awardingBody) => set({ awardingBody })}
            maxLength={LINE_MAX}
          />
          <Field
            label={t('programmes.country')}
            hint={t('programmes.country-hint')}
            value={facts.country}
            onInput={(value) =>
              set({
                country: value
                  .toUpperCase()
                  .replaceAll(/[^A-Z]/g, '')
                  .slice(0, 2),
              })
            }
            maxLength={2}
          />
          <Field
            label={t('programmes.quality')}
            value={facts.qualityAssurance}
            onInput={(qualityAssurance) => set({ qualityAssurance })}
            maxLength={LINE_MAX}
          />
          <Field
            label={t('programmes.prerequisites')}
            value={facts.prerequisites}
            onInput={(prerequisites) => set({ prerequisites })}
            maxLength={LINE_MAX}
          />
        </div>
        <div class="buttons">
          <Button type="submit" busy={isBusy}>
            {t('programmes.save')}
          </Button>
        </div>
      </form>
    </section>
  );
}

/** The eleven elements, each with its state in a word and a shape. */
function CredentialSection(props: { readonly work: Work }): JSX.Element {
  const { credential } = props.work.view;
  const missing = credential.elements.filter(({ state }) => state === 'missing').length;
  return (
    <section aria-labelledby="offer-credential">
      <h2 id="offer-credential">{t('programmes.credential')}</h2>
      <p class="prose">
        {credential.isComplete
          ? t('programmes.credential-whole')
          : t('programmes.credential-missing', { count: missing })}
      </p>
      <ul class="programme-elements">
        {credential.elements.map(({ element, state }) => (
          <li key={element} class={state}>
            <span>{t(`programmes.element-${element}`)}</span>
            <small>{t(`programmes.element-state-${state}`)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
