// One note: what was said, the decision with its reason, the revisions it led to, and the way to forget what was said.
import { Button, Dialog, Disclosure, PlainButton, Select, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { textIn } from '../../../../web/messages/texts.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { StudyNote, StudyNotes } from '../../contract.ts';
import { NOTE_DECISIONS, NOTE_TEXT_MAX } from '../../limits.ts';
import { notesApi } from '../studies-api.ts';

interface CardProps {
  readonly note: StudyNote;
  readonly all: StudyNotes;
  readonly onChange: (notes: StudyNotes) => void;
}

export function NoteCard(props: CardProps): JSX.Element {
  const { note, all } = props;
  return (
    <article class="studies-note" id={note.id}>
      <p class="note">
        {t(`studies.kind-${note.kind}`)} · {formatDate(note.heldOn)}
        {note.who !== null && ` · ${note.who}`}
      </p>
      {note.said === null ? (
        <p class="prose">{t('studies.note-forgotten')}</p>
      ) : (
        <blockquote class="studies-said">{note.said}</blockquote>
      )}
      <ul class="studies-chosen">
        {note.items.map((id) => (
          <li key={id}>
            <span>{textIn(all.items.find((item) => item.id === id)?.text ?? { en: id })}</span>
          </li>
        ))}
      </ul>
      <p>
        <strong>
          {t(`studies.decision-${note.decision}`)}
          {note.reason === '' ? '' : '.'}
        </strong>
        {note.reason !== '' && ` ${note.reason}`}
      </p>
      {note.revisions.map(({ item, revision, at }) => (
        <p class="note" key={`${item} ${revision}`}>
          {t('studies.led-to', { item, revision, date: formatDate(at) })}
        </p>
      ))}
      {note.writtenBy !== null && <p class="note">{t('studies.written-by', { name: note.writtenBy })}</p>}
      {note.said !== null && (
        <Disclosure summary={t('studies.note-go-on')}>
          <Decide {...props} />
          <LinkRevision {...props} />
          <Forget {...props} />
        </Disclosure>
      )}
    </article>
  );
}

function Decide({ note, onChange }: CardProps): JSX.Element {
  const [decision, setDecision] = useState(note.decision);
  const [reason, setReason] = useState(note.reason);
  const submit = useSubmit();
  return (
    <form
      class="studies-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit.run(async () => onChange(await notesApi.decide(note.id, decision, reason)));
      }}
    >
      <Select
        label={t('studies.decision')}
        value={decision}
        options={NOTE_DECISIONS.map((value) => ({ value, text: t(`studies.decision-${value}`) }))}
        onSelect={(value) => setDecision(value as StudyNote['decision'])}
      />
      <TextArea
        label={t('studies.decision-why')}
        value={reason}
        rows={2}
        maxLength={NOTE_TEXT_MAX}
        onInput={setReason}
      />
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button type="submit" look="quiet" busy={submit.isBusy}>
          {t('studies.decide')}
        </Button>
      </div>
    </form>
  );
}

function LinkRevision({ note, all, onChange }: CardProps): JSX.Element {
  const [item, setItem] = useState(note.items[0] ?? '');
  const [revision, setRevision] = useState(all.revisions[0]?.id ?? '');
  const submit = useSubmit();
  return (
    <form
      class="studies-invite"
      onSubmit={(event) => {
        event.preventDefault();
        void submit.run(async () => onChange(await notesApi.link(note.id, item, revision)));
      }}
    >
      <Select
        label={t('studies.item')}
        value={item}
        options={note.items.map((value) => ({ value, text: value }))}
        onSelect={setItem}
      />
      <Select
        label={t('studies.revision')}
        value={revision}
        options={all.revisions.map(({ id, at }) => ({
          value: id,
          text: at === null ? id : `${id} · ${formatDate(at)}`,
        }))}
        onSelect={setRevision}
      />
      <Button type="submit" look="quiet" busy={submit.isBusy}>
        {t('studies.link-revision')}
      </Button>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
    </form>
  );
}

function Forget({ note, onChange }: CardProps): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const submit = useSubmit();
  return (
    <p class="studies-outs">
      <PlainButton onClick={() => setOpen(true)}>{t('studies.forget')}</PlainButton>
      <Dialog open={isOpen} title={t('studies.forget')} onClose={() => setOpen(false)}>
        <p>{t('studies.forget-text')}</p>
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button
            busy={submit.isBusy}
            onClick={() => void submit.run(async () => onChange(await notesApi.forget(note.id)))}
          >
            {t('studies.forget')}
          </Button>
        </div>
      </Dialog>
    </p>
  );
}
