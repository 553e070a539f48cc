// What is known about a call besides its text: its name, who is in charge, what it goes with, what became of it; and forgetting it.
import { Button, Dialog, Field, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { CallView } from '../contract.ts';
import { FUNDER_MAX, OUTCOMES, TITLE_MAX } from '../limits.ts';
import { sayDay } from './call-words.ts';
import { callsApi } from './calls-api.ts';
import type { Choosable } from './calls-api.ts';
import { SaveProblem } from './save-problem.tsx';
import type { OpenCall } from './use-call.ts';

export function AboutCall({ open }: { readonly open: OpenCall }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <section class="call-about" aria-labelledby="call-about">
      <h2 id="call-about">
        <button type="button" class="plain-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('calls.about')}
        </button>
      </h2>
      {isOpen && <AboutForm key={`${open.call.id} ${open.call.programme?.id ?? ''}`} open={open} />}
    </section>
  );
}

interface Values {
  readonly title: string;
  readonly funder: string;
  readonly inCharge: string;
  readonly caseId: string;
  readonly programmeId: string;
  readonly outcome: string;
}

function valuesOf(call: CallView): Values {
  return {
    title: call.title,
    funder: call.funder,
    inCharge: call.inCharge?.personId ?? '',
    caseId: call.case?.id ?? '',
    programmeId: call.programme?.id ?? '',
    outcome: call.outcome ?? '',
  };
}

function AboutForm({ open }: { readonly open: OpenCall }): JSX.Element {
  const { call, take, reload } = open;
  const [values, setValues] = useState(() => valuesOf(call));
  const [isMissing, setMissing] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const submit = useSubmit();
  const change = (changes: Partial<Values>): void => {
    setSaved(false);
    setMissing(false);
    setValues((last) => ({ ...last, ...changes }));
  };
  const save = async (): Promise<void> => {
    setMissing(values.title.trim() === '');
    if (values.title.trim() === '') return;
    await submit.run(async () => {
      const orNull = (id: string): string | null => (id === '' ? null : id);
      const outcome = OUTCOMES.find((each) => each === values.outcome) ?? null;
      take(
        await callsApi.save(call.id, {
          revision: call.revision,
          title: values.title.trim(),
          funder: values.funder.trim(),
          inCharge: orNull(values.inCharge),
          caseId: orNull(values.caseId),
          programmeId: orNull(values.programmeId),
          outcome,
        }),
      );
      setSaved(true);
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
      <AboutFields call={call} values={values} isMissing={isMissing} onChange={change} />
      {submit.problem !== null && <SaveProblem problem={submit.problem} onLoad={reload} />}
      <div class="buttons">
        <Button type="submit" busy={submit.isBusy}>
          {t('calls.save')}
        </Button>
        <Forget call={call} />
      </div>
      <p class="note" role="status">
        {isSaved ? t('calls.saved') : ''}
      </p>
      <p class="note">{t('calls.kept-until', { day: sayDay(call.keptUntil.slice(0, 10)) })}</p>
    </form>
  );
}

function AboutFields(props: {
  readonly call: CallView;
  readonly values: Values;
  readonly isMissing: boolean;
  readonly onChange: (changes: Partial<Values>) => void;
}): JSX.Element {
  const { call, values, onChange } = props;
  const cases = useChoices(callsApi.listCases, call.case);
  const programmes = useChoices(callsApi.listProgrammes, call.programme);
  const hasBid = call.decisions[0]?.decision === 'bid';
  return (
    <>
      <Field
        label={t('calls.name')}
        value={values.title}
        maxLength={TITLE_MAX}
        fault={props.isMissing ? t('calls.name-missing') : null}
        onInput={(title) => onChange({ title })}
      />
      <Field
        label={t('calls.funder')}
        value={values.funder}
        maxLength={FUNDER_MAX}
        onInput={(funder) => onChange({ funder })}
      />
      <Select
        label={t('calls.in-charge')}
        hint={t('calls.in-charge-hint')}
        value={values.inCharge}
        options={staffOptions(call)}
        onSelect={(inCharge) => onChange({ inCharge })}
      />
      <Select
        label={t('calls.case')}
        value={values.caseId}
        options={[{ value: '', text: t('calls.no-case') }, ...cases]}
        onSelect={(caseId) => onChange({ caseId })}
      />
      <Select
        label={t('calls.programme')}
        hint={t('calls.programme-hint')}
        value={values.programmeId}
        options={[{ value: '', text: t('calls.no-programme') }, ...programmes]}
        onSelect={(programmeId) => onChange({ programmeId })}
      />
      {(hasBid || call.outcome !== null) && (
        <Select
          label={t('calls.outcome')}
          value={values.outcome}
          options={[
            { value: '', text: t('calls.outcome-open') },
            ...OUTCOMES.map((value) => ({ value, text: t(`calls.stage-${value}`) })),
          ]}
          onSelect={(outcome) => onChange({ outcome })}
        />
      )}
    </>
  );
}

export function staffOptions(call: CallView): { value: string; text: string }[] {
  return [
    { value: '', text: t('calls.nobody-in-charge') },
    ...call.staff.map(({ personId, name }) => ({ value: personId, text: name })),
  ];
}

/** What can be chosen from, once it is there; what is chosen already stands in it from the start. */
function useChoices(
  list: () => Promise<readonly Choosable[]>,
  chosen: Choosable | null,
): readonly { value: string; text: string }[] {
  const [choices, setChoices] = useState<readonly Choosable[]>(chosen === null ? [] : [chosen]);
  useEffect(() => {
    // Without the list what is chosen can still be kept or taken off.
    list().then(setChoices, () => undefined);
  }, []);
  const all = chosen === null || choices.some(({ id }) => id === chosen.id) ? choices : [chosen, ...choices];
  return all.map(({ id, title }) => ({ value: id, text: title }));
}

function Forget({ call }: { readonly call: CallView }): JSX.Element {
  const { route } = useLocation();
  const [isAsking, setAsking] = useState(false);
  const submit = useSubmit();
  const forget = async (): Promise<void> => {
    const isDone = await submit.run(() => callsApi.remove(call.id));
    if (isDone) route('/calls');
  };
  return (
    <>
      <Button look="alert" onClick={() => setAsking(true)}>
        {t('calls.forget')}
      </Button>
      <Dialog open={isAsking} title={t('calls.forget-title')} onClose={() => setAsking(false)}>
        <p class="prose">{t('calls.forget-text')}</p>
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button look="alert" busy={submit.isBusy} onClick={() => void forget()}>
            {t('calls.forget-go')}
          </Button>
          <Button look="quiet" takesFocus onClick={() => setAsking(false)}>
            {t('action.cancel')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
