// An open round: the list of those asked without a word of who has answered, and the form for one more.
import { Button, Dialog, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { Page } from '../../../../web/page/page.tsx';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { Nomination, OwnRound } from '../../contract.ts';
import { roundsApi } from '../raters-api.ts';
import { NominateForm } from './nominate-form.tsx';

export function OpenRoundView(props: { readonly round: OwnRound; readonly onChange: () => void }): JSX.Element {
  const { round, onChange } = props;
  const { overall, group, comments } = thresholdsOf(round);
  const until =
    round.closesAt === null ? t('raters.until-campaign') : t('raters.until-date', { date: formatDate(round.closesAt) });
  return (
    <Page title={t('raters.round-title')}>
      <p class="note">
        <a href="/rounds">{t('raters.title')}</a> · {round.campaign?.title ?? t('raters.own-round')}
      </p>
      <h1>{t('raters.round-title')}</h1>
      <p class="lead after-lead">{t('raters.round-lead', { count: round.answered?.asked ?? 0, until })}</p>
      <p class="prose raters-promise">
        {t('raters.rule', { overall, group, comments })} {t('raters.never')}
      </p>
      <div class="raters-two">
        <section aria-labelledby="asked-title">
          <h2 id="asked-title">{t('raters.whom')}</h2>
          <p class="note">{sayAnswered(round)}</p>
          {round.nominations.length === 0 ? (
            <p class="prose">{t('raters.nobody')}</p>
          ) : (
            <Nominations round={round} onChange={onChange} />
          )}
          {round.campaign === null && <CloseRound round={round} onChange={onChange} />}
        </section>
        <NominateForm round={round} onChange={onChange} />
      </div>
    </Page>
  );
}

function thresholdsOf({ thresholds }: OwnRound): { overall: number; group: number; comments: number } {
  return { overall: thresholds.ratersOverall, group: thresholds.raterGroup, comments: thresholds.comments };
}

function sayAnswered({ answered }: OwnRound): string {
  if (answered === null || answered.atLeast === 0) return t('raters.answered-none');
  return t('raters.answered-some', { count: answered.atLeast, asked: answered.asked });
}

function Nominations(props: { readonly round: OwnRound; readonly onChange: () => void }): JSX.Element {
  const [leaving, setLeaving] = useState<Nomination | null>(null);
  const submit = useSubmit();
  const takeBack = async (): Promise<void> => {
    if (leaving === null) return;
    if (await submit.run(() => roundsApi.takeBack(props.round.id, leaving.id))) {
      setLeaving(null);
      props.onChange();
    }
  };
  return (
    <>
      <ul class="raters-list">
        {props.round.nominations.map((each) => (
          <li key={each.id} class={each.state === 'wrong-person' ? 'is-care' : ''}>
            <span class="name">{each.name}</span>
            <PlainButton onClick={() => setLeaving(each)}>
              {t('raters.take-back')} <span class="visually-hidden">{each.name}</span>
            </PlainButton>
            <small>
              {[t(`raters.group-${each.group}`), each.email, t(`raters.state-${each.state}` as 'raters.state-asked')]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </li>
        ))}
      </ul>
      <Dialog
        open={leaving !== null}
        title={t('raters.take-back-title', { name: leaving?.name ?? '' })}
        onClose={() => setLeaving(null)}
      >
        <p class="prose">{t('raters.take-back-text')}</p>
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button takesFocus look="quiet" onClick={() => setLeaving(null)}>
            {t('raters.keep')}
          </Button>
          <Button look="alert" busy={submit.isBusy} onClick={() => void takeBack()}>
            {t('raters.take-back')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}

function CloseRound(props: { readonly round: OwnRound; readonly onChange: () => void }): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  const submit = useSubmit();
  const close = async (): Promise<void> => {
    if (await submit.run(() => roundsApi.close(props.round.id))) props.onChange();
  };
  return (
    <p class="raters-close">
      <PlainButton onClick={() => setAsking(true)}>{t('raters.close')}</PlainButton>
      <Dialog open={isAsking} title={t('raters.close-title')} onClose={() => setAsking(false)}>
        <p class="prose">{t('raters.close-text', { overall: props.round.thresholds.ratersOverall })}</p>
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button takesFocus look="quiet" onClick={() => setAsking(false)}>
            {t('raters.keep')}
          </Button>
          <Button look="alert" busy={submit.isBusy} onClick={() => void close()}>
            {t('raters.close-yes')}
          </Button>
        </div>
      </Dialog>
    </p>
  );
}
