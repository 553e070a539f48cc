// Bid or not: hard facts against it as a list and no score, reasons for and against side by side, and a named person who decides.
import { Button, CheckList, LiveRegion, Notice, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { formatDateTime } from '../../../../web/messages/numbers.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { BidFactView, CallDecision, CallView } from '../../contract.ts';
import { REASONS_AGAINST, REASONS_FOR, WORDS_MAX } from '../../limits.ts';
import type { BidDecision, ReasonAgainst, ReasonFor } from '../../limits.ts';
import { sayDay } from '../call-words.ts';
import { callsApi } from '../calls-api.ts';
import { SaveProblem } from '../save-problem.tsx';
import type { OpenCall } from '../use-call.ts';
import './decide.css';

export function DecidePart({ open }: { readonly open: OpenCall }): JSX.Element {
  const { call } = open;
  const newest = call.decisions[0] ?? null;
  return (
    <>
      <p class="call-lead">{newest === null ? t('calls.undecided') : sayDecision(newest)}</p>
      <Facts call={call} />
      <DecideForm key={call.id} open={open} />
      {call.decisions.length > 0 && <Decisions decisions={call.decisions} />}
    </>
  );
}

function sayDecision({ decision, by, at }: CallDecision): string {
  return t(`calls.decision-${decision}`, { name: by ?? t('calls.somebody'), day: formatDateTime(at) });
}

function Facts({ call }: { readonly call: CallView }): JSX.Element {
  return (
    <section aria-labelledby="call-facts">
      <h2 id="call-facts">{t('calls.facts')}</h2>
      {call.facts.length === 0 ? (
        <p class="prose">{t('calls.facts-none')}</p>
      ) : (
        <ul class="call-facts">
          {call.facts.map((fact) => (
            <li key={fact.code}>{sayFact(fact)}</li>
          ))}
        </ul>
      )}
      <p class="note">{t('calls.facts-note')}</p>
    </section>
  );
}

function sayFact({ code, days, date, count }: BidFactView): string {
  const day = date === null ? '' : sayDay(date);
  switch (code) {
    case 'deadline-passed':
      return t('calls.fact-deadline-passed', { day });
    case 'deadline-near':
      return t('calls.fact-deadline-near', { days: days ?? 0, day });
    case 'no-deadline':
      return t('calls.fact-no-deadline');
    default:
      return t(`calls.fact-${code}`, { count: count ?? 0 });
  }
}

interface Draft {
  readonly decision: BidDecision | null;
  readonly reasonsFor: readonly ReasonFor[];
  readonly reasonsAgainst: readonly ReasonAgainst[];
  readonly words: string;
}

const BLANK: Draft = { decision: null, reasonsFor: [], reasonsAgainst: [], words: '' };

function DecideForm({ open }: { readonly open: OpenCall }): JSX.Element {
  const { call, take, reload } = open;
  const newest = call.decisions[0];
  const [draft, setDraft] = useState<Draft>(BLANK);
  const [isTried, setTried] = useState(false);
  const [said, setSaid] = useState('');
  const submit = useSubmit();
  const change = (changes: Partial<Draft>): void => setDraft((last) => ({ ...last, ...changes }));
  const { decision, reasonsFor, reasonsAgainst, words } = draft;
  const hasReason = reasonsFor.length + reasonsAgainst.length > 0 || words.trim() !== '';
  const decide = async (): Promise<void> => {
    setTried(true);
    if (decision === null || !hasReason) return;
    await submit.run(async () => {
      const body = {
        after: newest?.number ?? 0,
        decision,
        reasonsFor: [...reasonsFor],
        reasonsAgainst: [...reasonsAgainst],
        words: words.trim(),
      };
      const work = await callsApi.decide(call.id, body);
      take(work);
      if (work.decisions[0] !== undefined) setSaid(sayDecision(work.decisions[0]));
      setDraft(BLANK);
      setTried(false);
    });
  };
  return (
    <section aria-labelledby="call-decide">
      <h2 id="call-decide">{t(newest === undefined ? 'calls.decide' : 'calls.decide-anew')}</h2>
      <LiveRegion text={said} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void decide();
        }}
      >
        <div class="call-columns">
          <CheckList
            legend={t('calls.reasons-for')}
            options={REASONS_FOR.map((value) => ({ value, text: t(`calls.for-${value}`) }))}
            chosen={reasonsFor}
            onChange={(chosen) => change({ reasonsFor: REASONS_FOR.filter((each) => chosen.includes(each)) })}
          />
          <CheckList
            legend={t('calls.reasons-against')}
            options={REASONS_AGAINST.map((value) => ({ value, text: t(`calls.against-${value}`) }))}
            chosen={reasonsAgainst}
            onChange={(chosen) => change({ reasonsAgainst: REASONS_AGAINST.filter((each) => chosen.includes(each)) })}
          />
        </div>
        <TextArea
          label={t('calls.own-words')}
          value={words}
          rows={3}
          maxLength={WORDS_MAX}
          onInput={(typed) => change({ words: typed })}
        />
        <Choice chosen={decision} onChoose={(chosen) => change({ decision: chosen })} />
        {isTried && (decision === null || !hasReason) && (
          <Notice tone="loss" announce="now">
            <p>{decision === null ? t('calls.decision-missing') : t('calls.reason-missing')}</p>
          </Notice>
        )}
        {submit.problem !== null && <SaveProblem problem={submit.problem} onLoad={reload} />}
        <div class="buttons">
          <Button type="submit" busy={submit.isBusy}>
            {t('calls.decide-go')}
          </Button>
        </div>
        <p class="note">{t('calls.decide-note')}</p>
      </form>
    </section>
  );
}

function Choice(props: {
  readonly chosen: BidDecision | null;
  readonly onChoose: (chosen: BidDecision) => void;
}): JSX.Element {
  return (
    <fieldset class="call-choice">
      <legend>{t('calls.decision')}</legend>
      {(['bid', 'no-bid'] as const).map((each) => (
        <label key={each}>
          <input
            type="radio"
            name="call-decision"
            value={each}
            checked={props.chosen === each}
            onChange={() => props.onChoose(each)}
          />
          <span>{t(`calls.decided-${each}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Decisions({ decisions }: { readonly decisions: readonly CallDecision[] }): JSX.Element {
  return (
    <section aria-labelledby="call-history">
      <h2 id="call-history">{t('calls.history')}</h2>
      <ol class="call-history">
        {decisions.map((each) => (
          <li key={each.number} class={each.decision}>
            <p>
              <b>{sayDecision(each)}</b>
            </p>
            {each.reasonsFor.length > 0 && (
              <p>
                {t('calls.reasons-for')}: {each.reasonsFor.map((reason) => t(`calls.for-${reason}`)).join(' · ')}
              </p>
            )}
            {each.reasonsAgainst.length > 0 && (
              <p>
                {t('calls.reasons-against')}:{' '}
                {each.reasonsAgainst.map((reason) => t(`calls.against-${reason}`)).join(' · ')}
              </p>
            )}
            {each.words !== '' && <p class="words">{each.words}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
