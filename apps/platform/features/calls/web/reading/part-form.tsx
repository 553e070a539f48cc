// Correcting a part or adding one: what kind it is, its words, and what they say. New ones come from selected words or a sentence.
import { Button, Dialog, Field, PlainButton, Select, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { CallView, CallWork } from '../../contract.ts';
import { DEADLINE_ROLES, LOT_MAX, PART_KINDS, PART_TEXT_MAX, STRENGTHS, WEIGHT_UNITS } from '../../limits.ts';
import type { PartKind } from '../../limits.ts';
import { callsApi } from '../calls-api.ts';
import type { OpenCall } from '../use-call.ts';
import { FindSentence } from './find-sentence.tsx';
import { findPartFaults, NEW_PART, sayingOf, valuesOfPart } from './part-values.ts';
import type { Fault, PartValues } from './part-values.ts';
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
      {submit.problem !== null && <ProblemNotice problem={submit.problem} onRetry={open.reload} />}
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

interface FieldsProps {
  readonly call: CallView;
  readonly values: PartValues;
  readonly faults: readonly Fault[];
  readonly onChange: (changes: Partial<PartValues>) => void;
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

function KindFields({ values, faults, onChange }: FieldsProps): JSX.Element | null {
  const fault = (name: Fault, text: string): string | null => (faults.includes(name) ? text : null);
  switch (values.kind) {
    case 'deadline':
      return (
        <div class="call-two">
          <Field label={t('calls.day')} type="date" value={values.date} onInput={(date) => onChange({ date })} />
          <Field
            label={t('calls.hour')}
            hint={t('calls.hour-hint')}
            value={values.time}
            maxLength={5}
            fault={fault('time', t('calls.hour-fault'))}
            onInput={(time) => onChange({ time })}
          />
          <Select
            label={t('calls.role')}
            value={values.role}
            options={DEADLINE_ROLES.map((value) => ({ value, text: t(`calls.role-${value}`) }))}
            onSelect={(role) => onChange({ role })}
          />
        </div>
      );
    case 'budget':
      return (
        <div class="call-two">
          <Field
            label={t('calls.amount')}
            value={values.amount}
            maxLength={24}
            fault={fault('amount', t('calls.number-fault'))}
            onInput={(amount) => onChange({ amount })}
          />
          <Field
            label={t('calls.currency')}
            hint={t('calls.currency-hint')}
            value={values.currency}
            maxLength={3}
            fault={fault('currency', t('calls.currency-fault'))}
            onInput={(currency) => onChange({ currency })}
          />
        </div>
      );
    case 'criterion':
      return (
        <div class="call-two">
          <Field
            label={t('calls.weight')}
            value={values.weight}
            maxLength={8}
            fault={fault('weight', t('calls.number-fault'))}
            onInput={(weight) => onChange({ weight })}
          />
          <Select
            label={t('calls.weight-unit')}
            value={values.weightUnit}
            options={WEIGHT_UNITS.map((value) => ({ value, text: t(`calls.unit-${value}`) }))}
            onSelect={(weightUnit) => onChange({ weightUnit })}
          />
        </div>
      );
    case 'requirement':
      return (
        <Select
          label={t('calls.strength')}
          value={values.strength}
          options={STRENGTHS.map((value) => ({ value, text: t(`calls.strength-${value}`) }))}
          onSelect={(strength) => onChange({ strength })}
        />
      );
    case 'document':
      return (
        <Field
          label={t('calls.pages')}
          hint={t('calls.pages-hint')}
          inputMode="numeric"
          value={values.pages}
          maxLength={5}
          fault={fault('pages', t('calls.pages-fault'))}
          onInput={(pages) => onChange({ pages })}
        />
      );
    default:
      return null;
  }
}
