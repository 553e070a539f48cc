// A draft: which items are asked, until when, whom; how long it takes is said while choosing.
import { Button, Disclosure, Field } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { t } from '../../../../web/messages/messages.ts';
import { textIn } from '../../../../web/messages/texts.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { StudyItem, StudyItems, StudyView } from '../../contract.ts';
import {
  ENOUGH_EXPERTS,
  MINUTES_PROMISED,
  SECONDS_PER_OPTION,
  SECONDS_PER_RELEVANCE,
  SECONDS_PER_SCENARIO,
  STUDY_TITLE_MAX,
} from '../../limits.ts';
import { studiesApi } from '../studies-api.ts';
import { ExpertList } from './expert-list.tsx';

interface Draft {
  readonly title: string;
  readonly relevance: readonly string[];
  readonly effectiveness: readonly string[];
  readonly day: string;
}

export function DraftView(props: {
  readonly study: StudyView;
  readonly items: StudyItems;
  readonly onChange: (study: StudyView) => void;
}): JSX.Element {
  const { study, items, onChange } = props;
  const [draft, setDraft] = useState<Draft>({
    title: study.title,
    relevance: study.relevance,
    effectiveness: study.effectiveness,
    day: study.closesAt?.slice(0, 10) ?? '',
  });
  const saving = useSubmit();
  const opening = useSubmit();
  const key = useRef(makeKey());
  const set = (change: Partial<Draft>): void => {
    key.current = makeKey();
    setDraft((last) => ({ ...last, ...change }));
  };
  const save = (): Promise<StudyView> =>
    studiesApi.save(
      study.id,
      {
        title: draft.title,
        relevance: [...draft.relevance],
        effectiveness: [...draft.effectiveness],
        // The end of that day, so that the last day counts wholly.
        closesAt: draft.day === '' ? null : `${draft.day}T21:59:00.000Z`,
        version: study.version,
      },
      key.current,
    );
  const minutes = minutesOf(items.items, draft);
  return (
    <>
      <h1>{draft.title}</h1>
      <p class="lead after-lead">{t('studies.draft-lead', { enough: ENOUGH_EXPERTS })}</p>
      <section aria-labelledby="study-items">
        <h2 id="study-items">{t('studies.choose-items')}</h2>
        <p class={minutes > MINUTES_PROMISED ? 'studies-minutes long' : 'studies-minutes'} role="status">
          {t(minutes > MINUTES_PROMISED ? 'studies.minutes-long' : 'studies.minutes', {
            minutes,
            promised: MINUTES_PROMISED,
          })}
        </p>
        {items.skills.map(({ id, name }) => (
          <SkillItems
            key={id}
            name={textIn(name)}
            items={items.items.filter((item) => item.skill === id)}
            draft={draft}
            onChange={set}
          />
        ))}
      </section>
      <form
        class="studies-form"
        onSubmit={(event) => {
          event.preventDefault();
          void saving.run(async () => onChange(await save()));
        }}
      >
        <Field
          label={t('studies.name')}
          value={draft.title}
          onInput={(title) => set({ title })}
          maxLength={STUDY_TITLE_MAX}
          required
        />
        <Field label={t('studies.closes')} type="date" value={draft.day} onInput={(day) => set({ day })} />
        {saving.problem !== null && <ProblemNotice problem={saving.problem} />}
        <div class="buttons">
          <Button type="submit" look="quiet" busy={saving.isBusy}>
            {t('studies.save')}
          </Button>
        </div>
      </form>
      <ExpertList study={study} onChange={onChange} />
      <section aria-labelledby="study-open">
        <h2 id="study-open">{t('studies.open-title')}</h2>
        <p class="prose">{t('studies.open-text', { count: study.experts.length })}</p>
        {opening.problem !== null && <ProblemNotice problem={opening.problem} />}
        <div class="buttons">
          <Button
            busy={opening.isBusy}
            onClick={() =>
              void opening.run(async () => {
                onChange(await save());
                onChange(await studiesApi.act(study.id, 'open'));
              })
            }
          >
            {t('studies.open')}
          </Button>
        </div>
      </section>
    </>
  );
}

function minutesOf(items: readonly StudyItem[], { relevance, effectiveness }: Draft): number {
  const options = items.filter(({ id }) => effectiveness.includes(id)).reduce((sum, item) => sum + item.options, 0);
  return Math.ceil(
    (relevance.length * SECONDS_PER_RELEVANCE +
      effectiveness.length * SECONDS_PER_SCENARIO +
      options * SECONDS_PER_OPTION) /
      60,
  );
}

function SkillItems(props: {
  readonly name: string;
  readonly items: readonly StudyItem[];
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}): JSX.Element {
  const { name, items, draft, onChange } = props;
  const statements = items.filter(({ kind }) => kind === 'statement').map(({ id }) => id);
  const scenarios = items.filter(({ kind }) => kind === 'scenario').map(({ id }) => id);
  return (
    <fieldset class="studies-skill-items">
      <legend>{name}</legend>
      <All
        text={t('studies.relevance-of-statements', { count: statements.length })}
        ids={statements}
        chosen={draft.relevance}
        onChange={(relevance) => onChange({ relevance })}
      />
      <All
        text={t('studies.relevance-of-scenarios', { count: scenarios.length })}
        ids={scenarios}
        chosen={draft.relevance}
        onChange={(relevance) => onChange({ relevance })}
      />
      <All
        text={t('studies.effectiveness-of-scenarios', { count: scenarios.length })}
        ids={scenarios}
        chosen={draft.effectiveness}
        onChange={(effectiveness) => onChange({ effectiveness })}
      />
      <Disclosure summary={t('studies.one-by-one', { skill: name })}>
        <ul class="studies-items">
          {items.map((item) => (
            <li key={item.id}>
              <span>
                {textIn(item.text)}
                {item.keyLabel !== null && <small>{t(`studies.label-${item.keyLabel}`)}</small>}
              </span>
              <One
                text={t('studies.relevance')}
                of={textIn(item.text)}
                id={item.id}
                chosen={draft.relevance}
                onChange={(relevance) => onChange({ relevance })}
              />
              {item.kind === 'scenario' && (
                <One
                  text={t('studies.effectiveness')}
                  of={textIn(item.text)}
                  id={item.id}
                  chosen={draft.effectiveness}
                  onChange={(effectiveness) => onChange({ effectiveness })}
                />
              )}
            </li>
          ))}
        </ul>
      </Disclosure>
    </fieldset>
  );
}

function All(props: {
  readonly text: string;
  readonly ids: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}): JSX.Element {
  const { ids, chosen } = props;
  const count = ids.filter((id) => chosen.includes(id)).length;
  return (
    <label class="studies-tick">
      <input
        type="checkbox"
        checked={count === ids.length && count > 0}
        indeterminate={count > 0 && count < ids.length}
        onChange={(event) =>
          props.onChange([...chosen.filter((id) => !ids.includes(id)), ...(event.currentTarget.checked ? ids : [])])
        }
      />
      <span>{props.text}</span>
    </label>
  );
}

function One(props: {
  readonly text: string;
  readonly of: string;
  readonly id: string;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}): JSX.Element {
  const { id, chosen } = props;
  return (
    <label class="studies-tick">
      <input
        type="checkbox"
        checked={chosen.includes(id)}
        aria-label={`${props.text}: ${props.of}`}
        onChange={(event) =>
          props.onChange(event.currentTarget.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
        }
      />
      <span>{props.text}</span>
    </label>
  );
}
