// The fields that belong to one kind of part alone.
import { Field, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import type { CallView } from '../../contract.ts';
import { DEADLINE_ROLES, STRENGTHS, WEIGHT_UNITS } from '../../limits.ts';
import type { Fault, PartValues } from './part-values.ts';

export interface FieldsProps {
  readonly call: CallView;
  readonly values: PartValues;
  readonly faults: readonly Fault[];
  readonly onChange: (changes: Partial<PartValues>) => void;
}

export function KindFields(props: FieldsProps): JSX.Element | null {
  const { values, faults, onChange } = props;
  switch (values.kind) {
    case 'deadline':
      return <DeadlineFields {...props} />;
    case 'budget':
      return <BudgetFields {...props} />;
    case 'criterion':
      return <CriterionFields {...props} />;
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
          fault={faults.includes('pages') ? t('calls.pages-fault') : null}
          onInput={(pages) => onChange({ pages })}
        />
      );
    default:
      return null;
  }
}

function DeadlineFields({ values, faults, onChange }: FieldsProps): JSX.Element {
  return (
    <div class="call-two">
      <Field label={t('calls.day')} type="date" value={values.date} onInput={(date) => onChange({ date })} />
      <Field
        label={t('calls.hour')}
        hint={t('calls.hour-hint')}
        value={values.time}
        maxLength={5}
        fault={faults.includes('time') ? t('calls.hour-fault') : null}
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
}

function BudgetFields({ values, faults, onChange }: FieldsProps): JSX.Element {
  return (
    <div class="call-two">
      <Field
        label={t('calls.amount')}
        value={values.amount}
        maxLength={24}
        fault={faults.includes('amount') ? t('calls.number-fault') : null}
        onInput={(amount) => onChange({ amount })}
      />
      <Field
        label={t('calls.currency')}
        hint={t('calls.currency-hint')}
        value={values.currency}
        maxLength={3}
        fault={faults.includes('currency') ? t('calls.currency-fault') : null}
        onInput={(currency) => onChange({ currency })}
      />
    </div>
  );
}

function CriterionFields({ values, faults, onChange }: FieldsProps): JSX.Element {
  return (
    <div class="call-two">
      <Field
        label={t('calls.weight')}
        value={values.weight}
        maxLength={8}
        fault={faults.includes('weight') ? t('calls.number-fault') : null}
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
}
