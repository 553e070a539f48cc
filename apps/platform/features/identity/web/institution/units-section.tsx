// The units of the institution.
import { Button, Dialog, Field, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { t } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { Unit } from '../../contract.ts';
import { NAME_MAX } from '../../limits.ts';
import { institutionApi } from '../identity-api.ts';

export function UnitsSection(props: { readonly units: readonly Unit[]; readonly onChange: () => void }): JSX.Element {
  const [name, setName] = useState('');
  const [changing, setChanging] = useState<Unit | null>(null);
  const submit = useSubmit();
  const add = async (): Promise<void> => {
    if (!(await submit.run(() => institutionApi.addUnit(name, makeKey())))) return;
    setName('');
    props.onChange();
  };
  const close = (): void => setChanging(null);
  return (
    <section class="staff-section" aria-labelledby="units-title">
      <h2 id="units-title">{t('institution.units')}</h2>
      {props.units.length === 0 && <p class="note">{t('institution.no-units')}</p>}
      <ul class="staff-list">
        {props.units.map((unit) => (
          <li key={unit.id}>
            <span>
              {unit.name}
              <small>{t('institution.unit-members', { count: unit.members })}</small>
            </span>
            <PlainButton onClick={() => setChanging(unit)}>
              {t('staff.change')} <span class="visually-hidden">{unit.name}</span>
            </PlainButton>
          </li>
        ))}
      </ul>
      <form
        class="one-line"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Field label={t('institution.new-unit')} value={name} onInput={setName} maxLength={NAME_MAX} required />
        <Button type="submit" look="quiet" busy={submit.isBusy}>
          {t('staff.add')}
        </Button>
      </form>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <Dialog open={changing !== null} title={changing?.name ?? ''} onClose={close}>
        {changing !== null && (
          <ChangeUnit
            key={changing.id}
            unit={changing}
            onDone={() => {
              close();
              props.onChange();
            }}
          />
        )}
      </Dialog>
    </section>
  );
}

function ChangeUnit(props: { readonly unit: Unit; readonly onDone: () => void }): JSX.Element {
  const { unit } = props;
  const [name, setName] = useState(unit.name);
  const submit = useSubmit();
  const run = async (action: () => Promise<unknown>): Promise<void> => {
    if (await submit.run(action)) props.onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run(() => institutionApi.renameUnit(unit.id, name));
      }}
    >
      <Field label={t('institution.unit-name')} value={name} onInput={setName} maxLength={NAME_MAX} required />
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button type="submit" busy={submit.isBusy}>
          {t('staff.save')}
        </Button>
        <Button look="alert" busy={submit.isBusy} onClick={() => void run(() => institutionApi.removeUnit(unit.id))}>
          {t('institution.remove-unit')}
        </Button>
      </div>
      <p class="note">{t('institution.remove-unit-note')}</p>
    </form>
  );
}
