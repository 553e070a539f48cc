// Finds a skill of the taxonomies in use by words.
import { Button, Field } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { SkillList } from '../wire-contract.ts';
import { programmesApi } from './programmes-api.ts';

export function SkillSearch(props: {
  readonly language: string;
  readonly taken: readonly string[];
  readonly onChoose: (skill: SkillList['skills'][number]) => void;
  /** Forms do not nest: then the search is a group of fields and its button acts by a click. */
  readonly isInsideForm?: boolean;
}): JSX.Element {
  const [text, setText] = useState('');
  const [found, setFound] = useState<SkillList | null>(null);
  const submit = useSubmit();
  const search = (): void => {
    if (text.trim() === '') return;
    void submit.run(async () => setFound(await programmesApi.skills(text.trim(), props.language)));
  };
  const open = found?.skills.filter(({ uri }) => !props.taken.includes(uri)) ?? [];
  const fields = (
    <>
      <Field
        label={t('programmes.find-skill')}
        hint={t('programmes.find-skill-hint')}
        type="search"
        value={text}
        onInput={setText}
        maxLength={100}
      />
      {props.isInsideForm === true ? (
        <Button look="quiet" busy={submit.isBusy} onClick={search}>
          {t('programmes.search')}
        </Button>
      ) : (
        <Button type="submit" look="quiet" busy={submit.isBusy}>
          {t('programmes.search')}
        </Button>
      )}
    </>
  );
  return (
    <div class="programme-search">
      {props.isInsideForm === true ? (
        <div class="ask">{fields}</div>
      ) : (
        <form
          class="ask"
          onSubmit={(event) => {
            event.preventDefault();
            search();
          }}
        >
          {fields}
        </form>
      )}
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div role="status">{found !== null && open.length === 0 && <p class="note">{t('programmes.find-none')}</p>}</div>
      {open.length > 0 && (
        <>
          <ul class="programme-found">
            {open.map((skill) => (
              <li key={skill.uri}>
                <span>
                  {skill.label} <small>{t(`programmes.kind-${skill.kind}`)}</small>
                </span>
                <Button look="quiet" onClick={() => props.onChoose(skill)}>
                  {t('programmes.add-named', { name: skill.label })}
                </Button>
              </li>
            ))}
          </ul>
          <p class="note">{found!.attribution}</p>
        </>
      )}
    </div>
  );
}
