// One case: its clock, who asks, what kind of thing it is, the answer of the university, and everything that happened.
import { Button, Dialog, Disclosure, Field, LinkButton, Notice, Select, TextArea } from '@dragoman/ui';
import type { ComponentChildren, JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { findMessage, t } from '../../../web/messages/messages.ts';
import { formatDateTime } from '../../../web/messages/numbers.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { CaseView } from '../contract.ts';
import { CASE_KINDS, NOTE_MAX, REFUSAL_CODES, SHORT_MAX, SUGGESTION_MIN, TALK_CHANNELS, TITLE_MAX } from '../limits.ts';
import type { CaseKind, CaseStage, RefusalCode, TalkChannel } from '../limits.ts';
import { CaseTabs } from './case/case-tabs.tsx';
import { sayClock } from './case/clock-line.tsx';
import { ClockMark } from './case/clock-mark.tsx';
import { sayEvent } from './case/say-event.ts';
import { demandApi } from './demand-api.ts';
import './demand.css';

export function NeedCasePage(): JSX.Element {
  const { params } = useRoute();
  const caseId = params['caseId'] ?? '';
  const [found, reload] = useResource(caseId, () => demandApi.readCase(caseId));
  const [changed, setChanged] = useState<CaseView | null>(null);
  if (found.status === 'failed' && found.value === null) {
    return <ProblemPage problem={found.problem} onRetry={reload} />;
  }
  const view = changed ?? found.value;
  const title = view?.head.title ?? t('demand.side-case');
  return (
    <Page title={title}>
      <p class="note">
        <a href="/needs">{t('demand.back')}</a>
        {view !== null && (
          <>
            {' · '}
            <a href={`/organisations/${view.head.organisation.id}`}>{view.head.organisation.name}</a>
          </>
        )}
      </p>
      <h1>{title}</h1>
      <CaseTabs caseId={caseId} here="case" />
      {view !== null && <CaseBody view={view} onChanged={setChanged} />}
    </Page>
  );
}

interface PartProps {
  readonly view: CaseView;
  readonly onChanged: (view: CaseView) => void;
}

function CaseBody(props: PartProps): JSX.Element {
  const { view } = props;
  const { head, contact, refusal } = view;
  return (
    <>
      <p class="need-lead">
        {t('demand.case-lead', { stage: t(`demand.stage-${head.stage}`), clock: sayClock(head.clock) })}
      </p>
      <ClockMark clock={head.clock} />
      {refusal !== null && (
        <Notice tone="care" title={t(`demand.refusal-${refusal.code}`)}>
          <p>{refusal.suggestion}</p>
        </Notice>
      )}
      <div class="need-halves">
        <Triage {...props} />
        <section aria-labelledby="case-firm">
          <h2 id="case-firm">{t('demand.firm')}</h2>
          <dl class="need-facts">
            <Fact name={t('demand.organisation')}>
              <a href={`/organisations/${head.organisation.id}`}>{head.organisation.name}</a>
              {head.organisation.sector !== '' && ` · ${head.organisation.sector}`}
            </Fact>
            <Fact name={t('demand.contact-name')}>
              {contact === null
                ? t('demand.no-contact')
                : [contact.name, contact.email, contact.phone].filter(Boolean).join(' · ')}
            </Fact>
            <Fact name={t('demand.came-by')}>{t(`demand.source-${head.source}`)}</Fact>
          </dl>
          <FirmLink link={view.firmLink} />
          {head.clock.closedAt === null && (
            <div class="buttons">
              <LinkButton look="quiet" href={`/academics/find?case=${head.id}`}>
                {t('demand.find-academic')}
              </LinkButton>
            </div>
          )}
          <Answers {...props} />
        </section>
      </div>
      <History view={view} />
    </>
  );
}

function Fact(props: { readonly name: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function FirmLink({ link }: { readonly link: string | null }): JSX.Element | null {
  if (link === null) return null;
  return (
    <Disclosure summary={t('demand.firm-link')}>
      <p class="note">{t('demand.firm-link-text')}</p>
      <p>
        <code>{link}</code>
      </p>
    </Disclosure>
  );
}

function Triage({ view, onChanged }: PartProps): JSX.Element {
  const { head, revision } = view;
  const [values, setValues] = useState({
    title: head.title,
    kind: head.kind,
    deadline: view.deadline ?? '',
    budget: view.budget ?? '',
    audience: view.audience,
  });
  const submit = useSubmit();
  const change = (changes: Partial<typeof values>): void => setValues((last) => ({ ...last, ...changes }));
  const save = (): Promise<boolean> =>
    submit.run(async () => {
      const deadline = values.deadline === '' ? null : values.deadline;
      onChanged(await demandApi.changeCase(head.id, { ...values, deadline, revision }));
    });
  return (
    <section aria-labelledby="case-triage">
      <h2 id="case-triage">{t('demand.triage')}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Select
          label={t('demand.kind')}
          hint={t('demand.kind-hint')}
          value={values.kind}
          options={CASE_KINDS.filter((kind) => kind !== 'not-us' || head.kind === 'not-us').map((value) => ({
            value,
            text: t(`demand.kind-${value}`),
          }))}
          onSelect={(kind) => change({ kind: kind as CaseKind })}
        />
        <Field
          label={t('demand.case-title')}
          value={values.title}
          maxLength={TITLE_MAX}
          onInput={(title) => change({ title })}
        />
        <Field
          label={t('demand.audience')}
          value={values.audience}
          maxLength={SHORT_MAX}
          onInput={(audience) => change({ audience })}
        />
        <Field
          label={t('demand.deadline')}
          type="date"
          value={values.deadline}
          onInput={(deadline) => change({ deadline })}
        />
        <Field
          label={t('demand.budget')}
          hint={t('demand.budget-hint')}
          value={values.budget}
          maxLength={SHORT_MAX}
          onInput={(budget) => change({ budget })}
        />
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button type="submit" busy={submit.isBusy}>
            {t('demand.save')}
          </Button>
        </div>
      </form>
    </section>
  );
}

const NEXT: readonly Exclude<CaseStage, 'received' | 'asking' | 'refused'>[] = [
  'reading',
  'analysed',
  'designing',
  'offered',
  'agreed',
  'running',
  'closed',
];

function Answers({ view, onChanged }: PartProps): JSX.Element {
  const { head } = view;
  const submit = useSubmit();
  const [channel, setChannel] = useState<TalkChannel>('phone');
  const [note, setNote] = useState('');
  const [isRefusing, setRefusing] = useState(false);
  const act = (work: () => Promise<CaseView>): Promise<boolean> => submit.run(async () => onChanged(await work()));
  if (head.clock.closedAt !== null) {
    return (
      <div class="buttons">
        <Button look="quiet" busy={submit.isBusy} onClick={() => void act(() => demandApi.reopenCase(head.id))}>
          {t('demand.reopen')}
        </Button>
      </div>
    );
  }
  return (
    <>
      <h2>{t('demand.answer')}</h2>
      <Select
        label={t('demand.reply-by')}
        value={channel}
        options={TALK_CHANNELS.map((value) => ({ value, text: t(`demand.channel-${value}`) }))}
        onSelect={(value) => setChannel(value as TalkChannel)}
      />
      <TextArea label={t('demand.reply-note')} value={note} rows={2} maxLength={NOTE_MAX} onInput={setNote} />
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button
          busy={submit.isBusy}
          disabled={note.trim() === ''}
          onClick={() =>
            void act(() => demandApi.logReply(head.id, channel, note.trim())).then((isDone) => isDone && setNote(''))
          }
        >
          {t('demand.log-reply')}
        </Button>
        <Button look="alert" onClick={() => setRefusing(true)}>
          {t('demand.refuse')}
        </Button>
      </div>
      <Select
        label={t('demand.move-on')}
        hint={t('demand.move-on-hint')}
        value={NEXT.find((stage) => stage === head.stage) ?? ''}
        options={[
          ...(NEXT.some((stage) => stage === head.stage) ? [] : [{ value: '', text: t(`demand.stage-${head.stage}`) }]),
          ...NEXT.map((value) => ({ value, text: t(`demand.stage-${value}`) })),
        ]}
        onSelect={(stage) => {
          const next = NEXT.find((each) => each === stage);
          if (next !== undefined) void act(() => demandApi.moveCase(head.id, next));
        }}
      />
      <Refuse open={isRefusing} caseId={head.id} onClose={() => setRefusing(false)} onChanged={onChanged} />
    </>
  );
}

function Refuse(props: {
  readonly open: boolean;
  readonly caseId: string;
  readonly onClose: () => void;
  readonly onChanged: (view: CaseView) => void;
}): JSX.Element {
  const [code, setCode] = useState<RefusalCode>('no-capacity');
  const [suggestion, setSuggestion] = useState('');
  const submit = useSubmit();
  const isReady = suggestion.trim().length >= SUGGESTION_MIN;
  const send = async (): Promise<void> => {
    const isDone = await submit.run(async () =>
      props.onChanged(await demandApi.refuseCase(props.caseId, { code, suggestion: suggestion.trim() })),
    );
    if (isDone) props.onClose();
  };
  return (
    <Dialog open={props.open} title={t('demand.refuse-title')} onClose={props.onClose}>
      <p class="prose">{t('demand.refuse-text')}</p>
      <Select
        label={t('demand.refuse-reason')}
        value={code}
        options={REFUSAL_CODES.map((value) => ({ value, text: t(`demand.refusal-${value}`) }))}
        onSelect={(value) => setCode(value as RefusalCode)}
      />
      <TextArea
        label={t('demand.refuse-suggestion')}
        hint={t('demand.refuse-suggestion-hint')}
        value={suggestion}
        rows={3}
        maxLength={NOTE_MAX}
        onInput={setSuggestion}
      />
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button look="alert" busy={submit.isBusy} disabled={!isReady} onClick={() => void send()}>
          {t('demand.refuse-send')}
        </Button>
        <Button look="quiet" takesFocus onClick={props.onClose}>
          {t('demand.close')}
        </Button>
      </div>
    </Dialog>
  );
}

function History({ view }: { readonly view: CaseView }): JSX.Element {
  return (
    <section aria-labelledby="case-history">
      <h2 id="case-history">{t('demand.history')}</h2>
      <ol class="need-history">
        {view.events.map(({ at, what, detail, by, forFirm }, place) => (
          <li key={place}>
            <time dateTime={at}>{formatDateTime(at)}</time>
            <span>
              {sayEvent(what, detail)}
              <small>
                {[by, forFirm ? t('demand.firm-sees') : t('demand.firm-sees-not')].filter(Boolean).join(' · ')}
              </small>
            </span>
          </li>
        ))}
      </ol>
      <p class="note">{findMessage('demand.history-note')}</p>
    </section>
  );
}
