// What a released round says in words: who is counted, what is withheld and why, comments, the one question.
import { LinkButton } from '@dragoman/ui';
import type { ComponentChildren, JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { inSentence, textIn } from '../../../../web/messages/texts.ts';
import { Page } from '../../../../web/page/page.tsx';
import { ProblemPage } from '../../../../web/page/problem-page.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import type { OwnRound, RoundReport } from '../../contract.ts';
import { roundsApi } from '../raters-api.ts';
import { QuestionSection } from './question-section.tsx';

type Group = RoundReport['groups'][number];
type Comments = RoundReport['comments'];
const KINDS = ['start', 'stop', 'continue'] as const;

export function ReportView(props: { readonly round: OwnRound }): JSX.Element {
  const { round } = props;
  const [report, reload] = useResource(`report ${round.id}`, () => roundsApi.report(round.id));
  if (report.value === null) {
    if (report.status === 'failed') return <ProblemPage problem={report.problem} onRetry={reload} />;
    return <Frame round={round}>{null}</Frame>;
  }
  const { groups, withheld, releasedAt, thresholds } = report.value;
  const counted = groups.reduce((sum, each) => sum + each.raters, 0);
  return (
    <Frame round={round}>
      <p class="lead after-lead">
        {t('raters.report-lead', { date: formatDate(releasedAt) })}{' '}
        {counted === 0 ? t('raters.report-none') : t('raters.report-counted', { count: counted })}
      </p>
      <p class="note raters-promise">{t('raters.never')}</p>
      {groups.length > 0 && <Groups groups={groups} />}
      {withheld.some((each) => each.reason !== 'merged-into-others') && (
        <section aria-labelledby="withheld-title">
          <h2 id="withheld-title">{t('raters.withheld')}</h2>
          <ul class="raters-plain">
            {withheld.flatMap(({ group, reason }) =>
              reason === 'merged-into-others'
                ? []
                : [
                    <li key={group}>
                      {t(`raters.withheld-${reason}`, {
                        group: groupName(group),
                        least: thresholds.raterGroup,
                        overall: thresholds.ratersOverall,
                      })}
                    </li>,
                  ],
            )}
          </ul>
        </section>
      )}
      {groups.length > 0 && (
        <>
          <Words report={report.value} />
          <QuestionSection report={report.value} onChange={reload} />
          <p class="note raters-promise">{t('raters.report-numbers')}</p>
          <div class="buttons">
            <LinkButton href="/me">{t('raters.to-result')}</LinkButton>
          </div>
        </>
      )}
    </Frame>
  );
}

function Frame(props: { readonly round: OwnRound; readonly children: ComponentChildren }): JSX.Element {
  return (
    <Page title={t('raters.report-title')}>
      <p class="note">
        <a href="/rounds">{t('raters.title')}</a> · {props.round.campaign?.title ?? t('raters.own-round')}
      </p>
      <h1>{t('raters.report-title')}</h1>
      {props.children}
    </Page>
  );
}

function groupName(group: string): string {
  return t(`raters.groups-${group}` as 'raters.groups-peers');
}

function Groups(props: { readonly groups: readonly Group[] }): JSX.Element {
  return (
    <section aria-labelledby="groups-title">
      <h2 id="groups-title">{t('raters.groups')}</h2>
      <ul class="raters-groups">
        {props.groups.map((each) => (
          <li key={each.group}>
            <span class="name">{groupName(each.group)}</span>
            <Dots count={each.raters} />
            <span class="count">{t('raters.views', { count: each.raters })}</span>
            {each.group === 'others' && (
              <small>{t('raters.merged', { groups: each.merged.map((one) => groupName(one)).join(', ') })}</small>
            )}
            {each.skillsLeftOut.length > 0 && (
              <small>
                {t('raters.left-out', {
                  skills: each.skillsLeftOut.map((skill) => inSentence(textIn(skill.name))).join(', '),
                })}
              </small>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One dot a view; the number beside it says the same. */
function Dots(props: { readonly count: number }): JSX.Element {
  return (
    <span class="raters-dots" aria-hidden="true">
      {Array.from({ length: props.count }, (_, place) => (
        <i key={place} />
      ))}
    </span>
  );
}

function Words(props: { readonly report: RoundReport }): JSX.Element {
  const { groups, comments, thresholds } = props.report;
  const apart = groups.filter((each) => each.comments.length > 0);
  const isEmpty = apart.length === 0 && comments.length === 0;
  return (
    <section aria-labelledby="words-title">
      <h2 id="words-title">{t('raters.comments')}</h2>
      <p class="note">
        {isEmpty ? t('raters.comments-none', { comments: thresholds.comments }) : t('raters.comments-text')}
      </p>
      {comments.length > 0 && <Comments comments={comments} />}
      {apart.map((each) => (
        <div key={each.group}>
          <h3>{groupName(each.group)}</h3>
          <Comments comments={each.comments} />
        </div>
      ))}
    </section>
  );
}

function Comments(props: { readonly comments: Comments }): JSX.Element {
  return (
    <div class="raters-comments">
      {KINDS.map((kind) => {
        const some = props.comments.filter((each) => each.kind === kind);
        return some.length === 0 ? null : (
          <div key={kind}>
            <p class="kind">{t(`raters.kind-${kind}`)}</p>
            {some.map((each, place) => (
              <blockquote key={place}>{each.text}</blockquote>
            ))}
          </div>
        );
      })}
    </div>
  );
}
