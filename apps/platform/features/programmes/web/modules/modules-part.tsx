// Existing modules first: the best course out of them within the limits, how sure that is, other ways, and what each module is for.
import { Button, Field, Notice, PlainButton, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import { TEACHING_LANGUAGES } from '../../limits.ts';
import type { AssembledView, Assembly, AssemblyWish } from '../../wire-contract.ts';
import type { Work } from '../programme-work.ts';
import { programmesApi } from '../programmes-api.ts';
import { CourseView } from './course-view.tsx';
import { ModuleUpdates } from './module-updates.tsx';

export function ModulesPart(props: { readonly work: Work }): JSX.Element {
  const { work } = props;
  const { view } = work;
  const [limits, setLimits] = useState<Limits>({
    hours: '16',
    ects: '',
    price: '',
    language: view.plan.language,
    withAcademics: true,
  });
  const [found, setFound] = useState<Assembly | null>(null);
  const [instead, setInstead] = useState<{ readonly key: string; readonly found: Assembly } | null>(null);
  const submit = useSubmit();
  const wish = (mode: AssemblyWish['mode'], without: string | null = null): AssemblyWish => ({
    mode,
    contactHours: toNumber(limits.hours) ?? 0,
    ects: toNumber(limits.ects),
    price: toNumber(limits.price),
    language: limits.language,
    withAcademics: limits.withAcademics,
    required: [],
    excluded: [],
    without,
  });
  const look = (): Promise<boolean> =>
    submit.run(async () => {
      setInstead(null);
      // Something at once, and then the best: the page does not wait empty for a proof.
      setFound(await programmesApi.assemble(view.id, wish('quick')));
      setFound(await programmesApi.assemble(view.id, wish('best')));
    });
  const others = (): Promise<boolean> =>
    submit.run(async () => setFound(await programmesApi.assemble(view.id, wish('others'))));
  const doWithout = (key: string): Promise<boolean> =>
    submit.run(async () => setInstead({ key, found: await programmesApi.assemble(view.id, wish('without', key)) }));
  const take = (course: AssembledView, from: Assembly): void => {
    const refs = new Map(from.candidates.map(({ key, ref }) => [key, ref]));
    const modules = course.modules.map(({ key, academicId }) => ({ ref: refs.get(key)!, academicId }));
    void work.act(
      ({ id, revision }, key) => programmesApi.takeModules(id, { revision, modules, proof: course.proof }, key),
      t('programmes.modules-taken', { count: modules.length }),
    );
  };
  return (
    <>
      <ModuleUpdates work={work} />
      <section aria-labelledby="modules-wish">
        <h2 id="modules-wish">{t('programmes.limits')}</h2>
        <LimitsForm
          limits={limits}
          currency={view.plan.costs.currency}
          isBusy={submit.isBusy}
          onChange={setLimits}
          onFind={() => void look()}
        />
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      </section>
      <div aria-live="polite">
        {found !== null && found.course === null && (
          <Notice tone="care">
            <p>{t('programmes.course-impossible')}</p>
          </Notice>
        )}
        {found !== null && found.unserved.length > 0 && <Unserved view={view} needIds={found.unserved} />}
        {found?.course !== null && found !== null && (
          <CourseView
            title={t('programmes.course-best')}
            view={view}
            found={found}
            course={found.course}
            isBusy={submit.isBusy || work.isBusy}
            onTake={() => take(found.course!, found)}
            onWithout={(key) => void doWithout(key)}
          />
        )}
      </div>
      {instead !== null && (
        <div aria-live="polite">
          {instead.found.course === null ? (
            <p class="prose">{t('programmes.course-impossible')}</p>
          ) : (
            <CourseView
              title={t('programmes.course-without', { module: titleOf(found, instead.key) })}
              view={view}
              found={instead.found}
              course={instead.found.course}
              isBusy={submit.isBusy || work.isBusy}
              onTake={() => take(instead.found.course!, instead.found)}
            />
          )}
        </div>
      )}
      {found?.course !== null && found !== null && found.others.length === 0 && (
        <p>
          <PlainButton onClick={() => void others()}>{t('programmes.other-courses')}</PlainButton>
        </p>
      )}
      {found?.others.map((course, index) => (
        <CourseView
          key={course.modules.map(({ key }) => key).join()}
          title={t('programmes.course-other', { number: index + 1 })}
          view={view}
          found={found}
          course={course}
          isBusy={work.isBusy}
          onTake={() => take(course, found)}
        />
      ))}
    </>
  );
}

/** As they are typed. */
interface Limits {
  readonly hours: string;
  readonly ects: string;
  readonly price: string;
  readonly language: AssemblyWish['language'];
  readonly withAcademics: boolean;
}

function LimitsForm(props: {
  readonly limits: Limits;
  readonly currency: string;
  readonly isBusy: boolean;
  readonly onChange: (limits: Limits) => void;
  readonly onFind: () => void;
}): JSX.Element {
  const { limits } = props;
  const set = (change: Partial<Limits>): void => props.onChange({ ...limits, ...change });
  return (
    <form
      class="programme-limits"
      onSubmit={(event) => {
        event.preventDefault();
        props.onFind();
      }}
    >
      <Field
        label={t('programmes.limit-hours')}
        inputMode="numeric"
        value={limits.hours}
        onInput={(hours) => set({ hours })}
        required
      />
      <Field
        label={t('programmes.limit-ects')}
        hint={t('programmes.limit-open')}
        value={limits.ects}
        onInput={(ects) => set({ ects })}
      />
      <Field
        label={t('programmes.limit-price', { currency: props.currency })}
        hint={t('programmes.limit-open')}
        value={limits.price}
        onInput={(price) => set({ price })}
      />
      <Select
        label={t('programmes.taught-in')}
        value={limits.language}
        options={TEACHING_LANGUAGES.map((value) => ({ value, text: t(`programmes.language-${value}`) }))}
        onSelect={(value) => set({ language: value as Limits['language'] })}
      />
      <label class="programme-tick">
        <input
          type="checkbox"
          checked={limits.withAcademics}
          onChange={(event) => set({ withAcademics: event.currentTarget.checked })}
        />
        <span>
          {t('programmes.limit-academics')}
          <small>{t('programmes.limit-academics-hint')}</small>
        </span>
      </label>
      <div class="buttons">
        <Button type="submit" busy={props.isBusy}>
          {t('programmes.find-course')}
        </Button>
      </div>
    </form>
  );
}

function Unserved(props: { readonly view: Work['view']; readonly needIds: readonly string[] }): JSX.Element {
  const skills = props.view.plan.needs.filter(({ id }) => props.needIds.includes(id)).map(({ skill }) => skill.label);
  return (
    <p class="prose programme-unserved">
      {t('programmes.no-module-for', { skills: skills.join(', ') })}{' '}
      <a href={`/programmes/${props.view.id}`}>{t('programmes.draft-own')}</a>
    </p>
  );
}

function titleOf(found: Assembly | null, key: string): string {
  return found?.candidates.find((each) => each.key === key)?.title ?? key;
}

/** A decimal comma is a decimal point; nothing, and what is no number, is no limit. */
function toNumber(text: string): number | null {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
}
