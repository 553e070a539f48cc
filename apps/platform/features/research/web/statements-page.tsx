// Statements that are tried out: campaigns mix them in at the share they set, and they never count.
import { LANGUAGE_NAMES, LANGUAGES } from '@dragoman/kernel';
import type { Language } from '@dragoman/kernel';
import { Button, CheckList, Field, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../web/api/make-key.ts';
import { t } from '../../../web/messages/messages.ts';
import { formatDate } from '../../../web/messages/numbers.ts';
import { Rich } from '../../../web/messages/rich.tsx';
import { langOf, textIn } from '../../../web/messages/texts.ts';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import { PILOT_TEXT_MAX } from '../../itembank/limits.ts';
import type { Overview } from '../contract.ts';
import { researchApi } from './research-api.ts';
import { ResearchFrame } from './research-frame.tsx';

export function StatementsPage(): JSX.Element {
  const [list, reload] = useResource('pilot items', researchApi.pilotItems);
  const [overview] = useResource('research', researchApi.overview);
  const withdrawing = useSubmit();
  if (list.status === 'failed' && list.value === null) return <ProblemPage problem={list.problem} onRetry={reload} />;
  const items = list.value?.items ?? [];
  const names = new Map((overview.value?.skills ?? []).map(({ id, name }) => [id, textIn(name)]));
  return (
    <ResearchFrame title={t('research.statements-title')}>
      <h1 class="lead">
        <Rich
          message={t('research.statements-lead', { count: items.filter((item) => item.withdrawnAt === null).length })}
        />
      </h1>
      {withdrawing.problem !== null && <ProblemNotice problem={withdrawing.problem} />}
      {items.length > 0 && (
        <ul class="research-list" aria-label={t('research.statements-title')}>
          {items.map((item) => (
            <li key={item.id}>
              <span class="name" lang={langOf(item.text)}>
                {textIn(item.text)}
              </span>
              <small>
                {names.get(item.skill) ?? item.skill} · {t('research.for-level', { level: item.level })} ·{' '}
                {item.withdrawnAt === null
                  ? t('research.tried-since', { date: formatDate(item.addedAt) })
                  : t('research.taken-back', { date: formatDate(item.withdrawnAt) })}
              </small>
              {item.withdrawnAt === null && (
                <div class="buttons">
                  <Button
                    look="quiet"
                    busy={withdrawing.isBusy}
                    onClick={() =>
                      void withdrawing.run(async () => {
                        await researchApi.withdrawPilotItem(item.id);
                        reload();
                      })
                    }
                  >
                    {t('research.take-back')}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {overview.value !== null && <NewStatement overview={overview.value} onAdded={reload} />}
    </ResearchFrame>
  );
}

function NewStatement({
  overview,
  onAdded,
}: {
  readonly overview: Overview;
  readonly onAdded: () => void;
}): JSX.Element {
  const [skill, setSkill] = useState(overview.skills[0]?.id ?? '');
  const [level, setLevel] = useState('2');
  const [scale, setScale] = useState(overview.scales[0]?.id ?? '');
  const [reverse, setReverse] = useState(false);
  const [text, setText] = useState<Texts>({});
  const key = useRef(makeKey());
  const submit = useSubmit();
  return (
    <section aria-labelledby="new-statement">
      <h2 id="new-statement">{t('research.new-statement')}</h2>
      <form
        class="research-form"
        onInput={() => {
          key.current = makeKey();
        }}
        onSubmit={(event) => {
          event.preventDefault();
          void submit.run(async () => {
            await researchApi.addPilotItem(
              { skill, level: Number(level), reverse, scale, text: { ...text, en: text.en ?? '' } },
              key.current,
            );
            key.current = makeKey();
            setText({});
            onAdded();
          });
        }}
      >
        <Select
          label={t('research.skill')}
          value={skill}
          options={overview.skills.map(({ id, name }) => ({ value: id, text: textIn(name) }))}
          onSelect={setSkill}
        />
        <Select
          label={t('research.level')}
          value={level}
          options={['1', '2', '3', '4'].map((value) => ({ value, text: value }))}
          onSelect={setLevel}
        />
        <Select
          label={t('research.scale')}
          value={scale}
          options={overview.scales.map(({ id, name }) => ({ value: id, text: textIn(name) }))}
          onSelect={setScale}
        />
        {LANGUAGES.map((language) => (
          <Field
            key={language}
            label={t('research.text-in', { language: LANGUAGE_NAMES[language] })}
            value={text[language] ?? ''}
            maxLength={PILOT_TEXT_MAX}
            required={language === 'en'}
            onInput={(value) => setText(changeText(text, language, value))}
          />
        ))}
        <CheckList
          legend={t('research.direction')}
          options={[{ value: 'reverse', text: t('research.reverse') }]}
          chosen={reverse ? ['reverse'] : []}
          onChange={(chosen) => setReverse(chosen.length > 0)}
        />
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button type="submit" busy={submit.isBusy}>
            {t('research.add-statement')}
          </Button>
        </div>
      </form>
    </section>
  );
}

type Texts = Readonly<Partial<Record<Language, string>>>;

/** A language that was emptied is left out: the statement is then not tried out in it. */
function changeText(text: Texts, language: Language, value: string): Texts {
  const { [language]: _, ...others } = text;
  return value === '' ? others : { ...others, [language]: value };
}
