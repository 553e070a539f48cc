// Correcting a part or adding one: what kind it is, its words, and what they say. New ones come from selected words or a sentence.
import { Button, Dialog, Field, PlainButton, Select, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { CallView, CallWork } from '../../contract.ts';
import { LOT_MAX, PART_KINDS, PART_TEXT_MAX } from '../../limits.ts';
import type { PartKind } from '../../limits.ts';
import { callsApi } from '../calls-api.ts';
import { SaveProblem } from '../save-problem.tsx';
import type { OpenCall } from '../use-call.ts';
import { KindFields } from './kind-fields.tsx';
import type { FieldsProps } from './kind-fields.tsx';
import { FindSentence } from './find-sentence.tsx';
import { findPartFaults, NEW_PART, sayingOf, valuesOfPart } from './part-values.ts';
import type { PartValues } from './part-values.ts';
import type { Desk, Writing } from './use-desk.ts';
import type { WordPlace } from './words-of-selection.ts';

export function PartForm(props: { readonly open: OpenCall; readonly desk: Desk }): JSX.Element {
  const { open, desk } = props;
  const { writing } = desk;
  return (
    <Dialog
      open={writing !== null}
      title={writing?.what === 'part' ? t('calls.edit-title') : t('calls.add-title')}
      onClose={desk.close}
    >
      {writing !== null && <Form open={open} desk={desk} writing={writing} />}
    </Dialog>
  );
}

function Form(props: { readonly open: OpenCall; readonly desk: Desk; readonly writing: Writing }): JSX.Element {
  const { open, desk, writing } = props;
  const { call } = open;
  const [place, setPlace] = useState<WordPlace | null>(writing.what === 'new' ? writing.place : null);
  const [values, setValues] = useState<PartValues>(() => beginning(call, writing));
  const [isTried, setTried] = useState(false);
  const submit = useSubmit();
  const faults = isTried ? findPartFaults(values) : [];
  const change = (changes: Partial<PartValues>): void => setValues((last) => ({ ...last, ...changes }));
  const choose = (chosen: WordPlace): void => {
    setPlace(chosen);
    change({ text: onOneLine(call.text.slice(chosen.start, chosen.end)) });
  };
  const send = (): Promise<CallWork> => {
    const saying = sayingOf(values);
    if (writing.what === 'new') return callsApi.addPart(call.id, { ...saying, place });
    // What was read again after somebody else saved counts, not what the form began with.
    const fresh = call.parts.find(({ id }) => id === writing.part.id) ?? writing.part;
    return callsApi.savePart(call.id, fresh.id, { ...saying, revision: fresh.revision });
  };
  const save = async (): Promise<void> => {
    setTried(true);
    if (findPartFaults(values).length > 0) return;
    await submit.run(async () => {
      const work = await send();
      open.take(work);
      desk.wrote(t(writing.what === 'new' ? 'calls.said-added' : 'calls.said-changed'));
      const before = new Set(call.parts.map(({ id }) => id));
      const made = work.parts.find(({ id }) => !before.has(id));
      if (made !== undefined) desk.goTo(made.id);
    });
  };
  return (
    <form
      class="call-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {writing.what === 'new' && place === null && <FindSentence call={call} onChoose={choose} />}
      {writing.what === 'new' && place !== null && (
        <p class="note">
          {t('calls.from-text')} <PlainButton onClick={() => setPlace(null)}>{t('calls.other-sentence')}</PlainButton>
        </p>
      )}
      <PartFields call={call} values={values} faults={faults} onChange={change} />
      {submit.problem !== null && <SaveProblem problem={submit.problem} onLoad={open.reload} />}
      <div class="buttons">
        <Button type="submit" busy={submit.isBusy}>
          {t(writing.what === 'new' ? 'calls.add-part' : 'calls.save')}
        </Button>
        <Button look="quiet" onClick={desk.close}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}

function beginning(call: CallView, writing: Writing): PartValues {
  if (writing.what === 'part') return valuesOfPart(writing.part);
  const { place } = writing;
  return place === null ? NEW_PART : { ...NEW_PART, text: onOneLine(call.text.slice(place.start, place.end)) };
}

/** Broken lines of a document are one sentence. */
function onOneLine(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim().slice(0, PART_TEXT_MAX);
}

function PartFields(props: FieldsProps): JSX.Element {
  const { call, values, faults, onChange } = props;
  const lots = [...new Set(call.parts.flatMap(({ lot }) => lot ?? []))];
  return (
    <>
      <Select
        label={t('calls.kind')}
        value={values.kind}
        options={PART_KINDS.map((value) => ({ value, text: t(`calls.kind-${value}`) }))}
        onSelect={(kind) => onChange({ kind: kind as PartKind })}
      />
      <TextArea
        label={t('calls.words')}
        value={values.text}
        rows={3}
        maxLength={PART_TEXT_MAX}
        {...(call.language === null ? {} : { lang: call.language })}
        fault={faults.includes('text') ? t('calls.words-missing') : null}
        onInput={(text) => onChange({ text })}
      />
      <KindFields {...props} />
      <Field
        label={t('calls.lot')}
        hint={lots.length === 0 ? t('calls.lot-hint') : t('calls.lot-known', { lots: lots.join(', ') })}
        value={values.lot}
        maxLength={LOT_MAX}
        onInput={(lot) => onChange({ lot })}
      />
    </>
  );
}
