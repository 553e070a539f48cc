// Notes to oneself about what was tried. Nobody else can read them.
import { Button, Disclosure, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import { NOTE_CHARACTERS } from '../../limits.ts';
import { developmentApi } from '../profile-api.ts';

export function NotesSection(): JSX.Element {
  const id = useId();
  const [notes, reload] = useResource('notes', developmentApi.notes);
  const [text, setText] = useState('');
  const submit = useSubmit();
  const write = async (): Promise<void> => {
    if (text.trim() === '' || !(await submit.run(() => developmentApi.writeNote(text, makeKey())))) return;
    setText('');
    reload();
  };
  const remove = async (noteId: string): Promise<void> => {
    if (await submit.run(() => developmentApi.removeNote(noteId))) reload();
  };
  return (
    <section class="no-print" aria-label={t('profile.notes')}>
      <Disclosure summary={t('profile.notes')}>
        <p class="note">{t('profile.notes-text')}</p>
        <form
          class="note-form"
          onSubmit={(event) => {
            event.preventDefault();
            void write();
          }}
        >
          <label htmlFor={id}>{t('profile.note')}</label>
          <textarea
            id={id}
            rows={4}
            maxLength={NOTE_CHARACTERS}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" look="quiet" busy={submit.isBusy}>
            {t('profile.note-keep')}
          </Button>
        </form>
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <ul class="notes">
          {(notes.value?.notes ?? []).map((note) => (
            <li key={note.id}>
              <p>
                <small>{formatDate(note.writtenAt)}</small> {note.text}
              </p>
              <PlainButton onClick={() => void remove(note.id)}>
                {t('profile.note-remove')}{' '}
                <span class="visually-hidden">
                  {t('profile.note-remove-label', { date: formatDate(note.writtenAt) })}
                </span>
              </PlainButton>
            </li>
          ))}
        </ul>
      </Disclosure>
    </section>
  );
}
