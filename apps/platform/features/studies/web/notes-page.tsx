// Notes of cognitive interviews and focus groups: what was said about which items, what was decided, which revision it led to.
import { Button, Field, PlainButton, Select, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../web/api/make-key.ts';
import { t } from '../../../web/messages/messages.ts';
import { Rich } from '../../../web/messages/rich.tsx';
import { textIn } from '../../../web/messages/texts.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { AddNoteBody, StudyNotes } from '../contract.ts';
import { NOTE_ITEMS_MAX, NOTE_KINDS, NOTE_TEXT_MAX, NOTE_WHO_MAX } from '../limits.ts';
import { NoteCard } from './notes/note-card.tsx';
import { notesApi } from './studies-api.ts';
import './studies.css';

export function NotesPage(): JSX.Element {
  const [resource, reload] = useResource('study notes', notesApi.list);
  const [changed, setChanged] = useState<StudyNotes | null>(null);
  if (resource.status === 'failed' && resource.value === null)
    return <ProblemPage problem={resource.problem} onRetry={reload} />;
  const found = changed ?? resource.value;
  return (
    <Page title={t('studies.notes-title')}>
      <p class="note">
        <a href="/studies">{t('studies.all')}</a>
      </p>
      <h1>
        <Rich message={t('studies.notes-lead')} />
      </h1>
      {found === null ? (
        <p class="note" role="status">
          {t('studies.loading')}
        </p>
      ) : (
        <>
          {found.notes.length === 0 && <p class="prose">{t('studies.notes-none')}</p>}
          {found.notes.map((note) => (
            <NoteCard key={note.id} note={note} all={found} onChange={setChanged} />
          ))}
          <NewNote all={found} onChange={setChanged} />
        </>
      )}
    </Page>
  );
}

const EMPTY: AddNoteBody = { kind: 'cognitive-interview', heldOn: '', who: '', items: [], said: '' };

function NewNote(props: { readonly all: StudyNotes; readonly onChange: (notes: StudyNotes) => void }): JSX.Element {
  const { all, onChange } = props;
  const [draft, setDraft] = useState(EMPTY);
  const key = useRef(makeKey());
  const submit = useSubmit();
  const set = (change: Partial<AddNoteBody>): void => {
    key.current = makeKey();
    setDraft((last) => ({ ...last, ...change }));
  };
  const textOf = (id: string): string => textIn(all.items.find((item) => item.id === id)?.text ?? { en: id });
  return (
    <section aria-labelledby="note-new">
      <h2 id="note-new">{t('studies.note-new')}</h2>
      <form
        class="studies-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit.run(async () => {
            onChange(await notesApi.add(draft, key.current));
            set(EMPTY);
          });
        }}
      >
        <Select
          label={t('studies.note-kind')}
          value={draft.kind}
          options={NOTE_KINDS.map((value) => ({ value, text: t(`studies.kind-${value}`) }))}
          onSelect={(value) => set({ kind: value as AddNoteBody['kind'] })}
        />
        <Field
          label={t('studies.note-on')}
          type="date"
          value={draft.heldOn}
          onInput={(heldOn) => set({ heldOn })}
          required
        />
        <Field
          label={t('studies.note-who')}
          hint={t('studies.note-who-hint')}
          value={draft.who}
          maxLength={NOTE_WHO_MAX}
          onInput={(who) => set({ who })}
          required
        />
        {draft.items.length < NOTE_ITEMS_MAX && (
          <Select
            label={t('studies.note-item')}
            hint={t('studies.note-item-hint')}
            value=""
            options={[
              { value: '', text: t('studies.choose') },
              ...all.items
                .filter(({ id }) => !draft.items.includes(id))
                .map(({ id, text }) => ({ value: id, text: `${id}: ${textIn(text).slice(0, 90)}` })),
            ]}
            onSelect={(id) => id !== '' && set({ items: [...draft.items, id] })}
          />
        )}
        {draft.items.length > 0 && (
          <ul class="studies-chosen">
            {draft.items.map((id) => (
              <li key={id}>
                <span>{textOf(id)}</span>
                <PlainButton onClick={() => set({ items: draft.items.filter((each) => each !== id) })}>
                  {t('studies.remove')}
                  <span class="visually-hidden"> {id}</span>
                </PlainButton>
              </li>
            ))}
          </ul>
        )}
        <TextArea
          label={t('studies.note-said')}
          hint={t('studies.note-said-hint')}
          value={draft.said}
          maxLength={NOTE_TEXT_MAX}
          onInput={(said) => set({ said })}
          required
        />
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button type="submit" busy={submit.isBusy} disabled={draft.items.length === 0}>
            {t('studies.note-keep')}
          </Button>
        </div>
      </form>
    </section>
  );
}
