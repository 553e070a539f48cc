// A new password: length counts, not kinds of signs.
import { Field } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from '../../limits.ts';

export function NewPasswordField(props: {
  readonly value: string;
  readonly onInput: (value: string) => void;
}): JSX.Element {
  const isShort = props.value !== '' && props.value.length < PASSWORD_MIN;
  return (
    <Field
      label={t('account.new-password')}
      hint={t('account.password-hint', { least: PASSWORD_MIN })}
      type="password"
      value={props.value}
      onInput={props.onInput}
      autoComplete="new-password"
      maxLength={PASSWORD_MAX}
      fault={isShort ? t('account.password-short', { missing: PASSWORD_MIN - props.value.length }) : null}
      required
    />
  );
}
