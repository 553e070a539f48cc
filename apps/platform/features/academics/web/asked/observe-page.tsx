// What somebody sees of a rehearsal, on a phone, while it goes on: six things, a mark and a word on each. Kept as it is marked.
import { Button, ChoiceList, Notice, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { Page } from '../../../../web/page/page.tsx';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useLinkToken } from '../../../../web/page/use-link-token.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { ObservationState } from '../../contract.ts';
import { COMMENT_MAX, RUBRIC, RUBRIC_LEVELS } from '../../limits.ts';
import { linkApi } from '../academics-api.ts';
import { criterionName, criterionText } from '../mentoring/rubric-words.ts';
import { NoLink, Opening } from './opening.tsx';
import '../academics.css';

interface Mark {
  readonly criterion: string;
  readonly level: number | null;
  readonly comment: string;
}

export function ObservePage(): JSX.Element {
  const token = useLinkToken();
  const [state, setState] = useState<ObservationState | null>(null);
  const opening = useSubmit();
  useEffect(() => {
    if (token !== '') void opening.run(async () => setState(await linkApi.openObservation(token)));
  }, []);
  if (token === '' || opening.problem?.code === 'academics.link-not-known') return <NoLink />;
  if (state === null) return <Opening problem={opening.problem} />;
  return (
    <Page title={t('academics.observe-title', { academic: state.academic })} width="narrow">
      <p class="note">{t('academics.observe-for', { observer: state.observer })}</p>
      <h1>{t('academics.observe-lead', { academic: state.academic, title: state.title })}</h1>
      <p class="academics-never">{t('academics.observe-promise', { academic: state.academic })}</p>
      {state.open ? (
        <Marks state={state} token={token} onKept={setState} />
      ) : (
        <div class="academics-after">
          <Notice>
            <p>{t('academics.observe-closed')}</p>
          </Notice>
        </div>
      )}
    </Page>
  );
}

function Marks(props: {
  readonly state: ObservationState;
  readonly token: string;
  readonly onKept: (state: ObservationState) => void;
}): JSX.Element {
  const { state, token } = props;
  const [marks, setMarks] = useState<readonly Mark[]>(() =>
    RUBRIC[state.kind].map(
      (criterion) =>
        state.observed.find((each) => each.criterion === criterion) ?? { criterion, level: null, comment: '' },
    ),
  );
  const [remark, setRemark] = useState(state.remark);
  const [isDirty, setDirty] = useState(false);
  const latest = useRef({ marks, remark });
  latest.current = { marks, remark };
  const keeping = useSubmit();
  const keep = (handIn: boolean): Promise<boolean> =>
    keeping.run(async () => {
      const sent = latest.current;
      const observed = sent.marks.filter(({ level, comment }) => level !== null || comment !== '');
      props.onKept(await linkApi.saveObservation({ token, observed: [...observed], remark: sent.remark, handIn }));
      if (latest.current.marks === sent.marks && latest.current.remark === sent.remark) setDirty(false);
    });
  // A phone is put into a pocket at any moment: what is marked is kept a breath later.
  useEffect(() => {
    if (!isDirty) return;
    const timer = setTimeout(() => void keep(false), 900);
    return () => clearTimeout(timer);
  }, [marks, remark, isDirty]);
  const change = (criterion: string, changes: Partial<Mark>): void => {
    setDirty(true);
    setMarks((last) => last.map((mark) => (mark.criterion === criterion ? { ...mark, ...changes } : mark)));
  };
  return (
    <form
      class="academics-observe"
      onSubmit={(event) => {
        event.preventDefault();
        void keep(true);
      }}
    >
      {marks.map((mark) => (
        <Criterion key={mark.criterion} mark={mark} onChange={(changes) => change(mark.criterion, changes)} />
      ))}
      <TextArea
        label={t('academics.observe-remark')}
        value={remark}
        onInput={(value) => {
          setDirty(true);
          setRemark(value);
        }}
        maxLength={COMMENT_MAX}
      />
      {keeping.problem !== null && <ProblemNotice problem={keeping.problem} onRetry={() => void keep(false)} />}
      {state.handedInAt !== null && (
        <Notice announce="polite" title={t('academics.observe-thanks')}>
          <p>{t('academics.observe-handed-in', { academic: state.academic })}</p>
        </Notice>
      )}
      <p class="note" role="status">
        {keeping.problem === null &&
          (isDirty || keeping.isBusy ? t('academics.observe-keeping') : t('academics.observe-kept'))}
      </p>
      <div class="buttons">
        <Button type="submit" busy={keeping.isBusy}>
          {t(state.handedInAt === null ? 'academics.observe-hand-in' : 'academics.observe-keep')}
        </Button>
      </div>
    </form>
  );
}

function Criterion(props: { readonly mark: Mark; readonly onChange: (changes: Partial<Mark>) => void }): JSX.Element {
  const { criterion, level, comment } = props.mark;
  const levels = Array.from({ length: RUBRIC_LEVELS }, (_, each) => each);
  return (
    <div class="criterion">
      <ChoiceList
        name={`mark-${criterion}`}
        legend={
          <>
            {criterionName(criterion)}
            <small>{criterionText(criterion)}</small>
          </>
        }
        choices={[
          { text: t('academics.not-seen') },
          ...levels.map((each) => ({ text: t(`academics.level-${each as 0 | 1 | 2 | 3 | 4}`) })),
        ]}
        selected={level === null ? 0 : level + 1}
        onSelect={(place) => props.onChange({ level: place === 0 ? null : place - 1 })}
        numbered={false}
      />
      <TextArea
        label={t('academics.observe-comment', { criterion: criterionName(criterion) })}
        value={comment}
        onInput={(value) => props.onChange({ comment: value })}
        maxLength={COMMENT_MAX}
        rows={2}
      />
    </div>
  );
}
