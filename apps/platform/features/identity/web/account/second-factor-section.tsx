// The second factor: enrolment with a QR code, backup codes shown once, switching off where no role needs it.
import { Button, Field, Notice, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import { QrCode } from '../../../../web/private-link/qr-code.tsx';
import { readSession } from '../../../../web/shell/session.ts';
import type { Account, BegunSecondFactor } from '../../contract.ts';
import { CODE_DIGITS } from '../../limits.ts';
import { accountApi } from '../identity-api.ts';
import '../../../../web/private-link/private-link.css';

interface SectionProps {
  readonly account: Account;
  readonly onChange: () => void;
}

export function SecondFactorSection(props: SectionProps): JSX.Element {
  const { secondFactor } = props.account;
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const takeCodes = async (backupCodes: readonly string[]): Promise<void> => {
    setCodes(backupCodes);
    await readSession();
    props.onChange();
  };
  return (
    <section class="staff-section" aria-labelledby="factor-title">
      <h2 id="factor-title">{t('account.second-factor')}</h2>
      {codes !== null && <Codes codes={codes} />}
      {secondFactor.enabled ? (
        <Enrolled {...props} onCodes={takeCodes} />
      ) : (
        <Enrolment isRequired={secondFactor.required} onCodes={takeCodes} />
      )}
    </section>
  );
}

function Codes(props: { readonly codes: readonly string[] }): JSX.Element {
  return (
    <Notice tone="care" title={t('account.backup-codes')} announce="polite">
      <p>{t('account.backup-codes-text')}</p>
      <ul class="backup-codes">
        {props.codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <PlainButton onClick={() => print()}>{t('action.print')}</PlainButton>
    </Notice>
  );
}

function Enrolment(props: {
  readonly isRequired: boolean;
  readonly onCodes: (codes: readonly string[]) => Promise<void>;
}): JSX.Element {
  const [begun, setBegun] = useState<BegunSecondFactor | null>(null);
  const [code, setCode] = useState('');
  const submit = useSubmit();
  const begin = (): Promise<boolean> => submit.run(async () => setBegun(await accountApi.beginSecondFactor()));
  const confirm = (): Promise<boolean> =>
    submit.run(async () => {
      const { backupCodes } = await accountApi.confirmSecondFactor(code.replaceAll(/\s/g, ''));
      setBegun(null);
      await props.onCodes(backupCodes);
    });
  if (begun === null) {
    return (
      <>
        <p class="prose">{props.isRequired ? t('account.factor-required') : t('account.factor-off')}</p>
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button look={props.isRequired ? 'main' : 'quiet'} busy={submit.isBusy} onClick={() => void begin()}>
            {t('account.factor-begin')}
          </Button>
        </div>
      </>
    );
  }
  return (
    <form
      class="enrol"
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <QrCode text={begun.uri} label={t('account.factor-code-label')} />
      <div>
        <p class="prose">{t('account.factor-scan')}</p>
        <p>
          <code>{begun.secret.replaceAll(/(.{4})/g, '$1 ')}</code>
        </p>
        <Field
          label={t('sign-in.code')}
          hint={t('sign-in.code-hint', { digits: CODE_DIGITS })}
          value={code}
          onInput={setCode}
          autoComplete="one-time-code"
          inputMode="numeric"
          required
        />
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button type="submit" busy={submit.isBusy}>
            {t('account.factor-confirm')}
          </Button>
        </div>
      </div>
    </form>
  );
}

function Enrolled(
  props: SectionProps & { readonly onCodes: (codes: readonly string[]) => Promise<void> },
): JSX.Element {
  const { secondFactor } = props.account;
  const [code, setCode] = useState('');
  const submit = useSubmit();
  const given = code.replaceAll(/\s/g, '');
  const renew = (): Promise<boolean> =>
    submit.run(async () => {
      const { backupCodes } = await accountApi.newBackupCodes(given);
      setCode('');
      await props.onCodes(backupCodes);
    });
  const disable = (): Promise<boolean> =>
    submit.run(async () => {
      await accountApi.disableSecondFactor(given);
      props.onChange();
    });
  return (
    <>
      <p class="prose">{t('account.factor-on', { count: secondFactor.backupCodesLeft })}</p>
      <div class="one-line">
        <Field
          label={t('sign-in.code')}
          hint={t('account.code-to-change')}
          value={code}
          onInput={setCode}
          autoComplete="one-time-code"
          inputMode="numeric"
        />
        <Button look="quiet" busy={submit.isBusy} onClick={() => void renew()}>
          {t('account.new-backup-codes')}
        </Button>
        {!secondFactor.required && (
          <Button look="alert" busy={submit.isBusy} onClick={() => void disable()}>
            {t('account.factor-disable')}
          </Button>
        )}
      </div>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
    </>
  );
}
