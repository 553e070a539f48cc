// Adding a skill by hand to a sentence: for what the reading did not find. Words that were marked in the text are kept with it.
import { Button, Dialog, Field } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { FoundSkills } from '../../contract.ts';
import { demandApi } from '../demand-api.ts';

const PAUSE_MS = 200;

export interface AddingTo {
  readonly sentenceId: string;
  readonly sentence: string;
  /** Marked words in the sentence, or none. */
  readonly words: readonly [number, number][];
}

export function AddSkill(props: {
  readonly to: AddingTo | null;
  readonly language: string;
  readonly onAdd: (skill: FoundSkills['skills'][number]) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { to, language } = props;
  const [text, setText] = useState('');
  const [found, setFound] = useState<FoundSkills['skills'] | null>(null);
  const submit = useSubmit();
  useEffect(() => {
    if (to === null) return;
    setText(to.words.map(([start, end]) => to.sentence.slice(start, end)).join(' '));
    setFound(null);
  }, [to]);
  useEffect(() => {
    const wanted = text.trim();
    if (to === null || wanted.length < 2) return;
    const timer = setTimeout(() => {
      void demandApi.findSkills(wanted, language).then(
        ({ skills }) => setFound(skills),
        () => setFound([]),
      );
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, to]);
  return (
    <Dialog open={to !== null} title={t('demand.add-title')} onClose={props.onClose}>
      <blockquote class="need-quote">{to?.sentence}</blockquote>
      <Field label={t('demand.add-search')} hint={t('demand.add-hint')} type="search" value={text} onInput={setText} />
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <ul class="need-found" aria-live="polite">
        {(found ?? []).map((skill) => (
          <li key={skill.uri}>
            <button type="button" class="found" onClick={() => props.onAdd(skill)}>
              {skill.label}
              {skill.matched !== null && <small> {skill.matched}</small>}
            </button>
          </li>
        ))}
        {found?.length === 0 && <li class="note">{t('demand.add-none')}</li>}
      </ul>
      {found !== null && found.length > 0 && <p class="note">{found[0]!.attribution}</p>}
      <div class="buttons">
        <Button look="quiet" onClick={props.onClose}>
          {t('demand.close')}
        </Button>
      </div>
    </Dialog>
  );
}
