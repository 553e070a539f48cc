// What people share with the reader by name, as long as they do, with comments both can read.
import { Button, Field } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { makeKey } from '../../../web/api/make-key.ts';
import { t } from '../../../web/messages/messages.ts';
import { formatDate, formatNumber } from '../../../web/messages/numbers.ts';
import { inSentence, langOf, textIn } from '../../../web/messages/texts.ts';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { ShareComment, SharedPlan } from '../contract.ts';
import { COMMENT_MAX } from '../limits.ts';
import { officeApi } from './office-api.ts';
import { OfficeFrame } from './office-frame.tsx';

export function SharedPage(): JSX.Element {
  const [shares, reload] = useResource('shares', officeApi.shares);
  if (shares.status === 'failed' && shares.value === null) {
    return <ProblemPage problem={shares.problem} onRetry={reload} />;
  }
  const list = shares.value;
  return (
    <OfficeFrame title={t('office.shared-title')} width="reading">
      <h1 class="lead">
        {list === null ? t('office.loading') : t('office.shared-lead', { count: list.shares.length })}
      </h1>
      <p class="prose after-lead">{t('office.shared-text')}</p>
      {list !== null && list.shares.length === 0 && <p class="prose">{t('office.shared-none-text')}</p>}
      {list?.shares.map((share) => (
        <Share key={share.shareId} share={share} onChange={reload} />
      ))}
      {list !== null && list.aboutMe.length > 0 && (
        <section aria-labelledby="about-me-title">
          <h2 id="about-me-title">{t('office.about-me')}</h2>
          <Comments comments={list.aboutMe} />
        </section>
      )}
    </OfficeFrame>
  );
}

function Share(props: { readonly share: SharedPlan; readonly onChange: () => void }): JSX.Element {
  const { share } = props;
  const title = `share-${share.shareId}`;
  const date = formatDate(share.grantedAt);
  return (
    <section class="sheet share" aria-labelledby={title}>
      <h2 id={title}>{share.person}</h2>
      <p class="note">
        {share.what === 'plan' ? t('office.shares-plan', { date }) : t('office.shares-profile', { date })}
      </p>
      <Content share={share} />
      <Plan share={share} />
      {share.comments.length > 0 && <Comments comments={share.comments} />}
      <CommentForm share={share} onChange={props.onChange} />
    </section>
  );
}

function Content({ share }: { readonly share: SharedPlan }): JSX.Element {
  const planned = share.skills.filter((skill) => skill.isPlanned).map((skill) => inSentence(textIn(skill.name)));
  if (share.skills.length === 0) return <p class="note">{t('office.no-result')}</p>;
  return (
    <>
      {share.plan === null && planned.length > 0 && <p>{t('office.trains', { skills: planned.join(', ') })}</p>}
      {share.what === 'profile' && (
        <dl class="shared-levels">
          {share.skills.map((skill) => (
            <div key={skill.skill}>
              <dt>{textIn(skill.name)}</dt>
              <dd>
                {skill.level === null || skill.interval90 === null || skill.target === null
                  ? t('office.level-open')
                  : t('office.level-of', {
                      level: formatNumber(skill.level, 1),
                      low: formatNumber(skill.interval90.low, 1),
                      high: formatNumber(skill.interval90.high, 1),
                      target: formatNumber(skill.target, 1),
                    })}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

/** What the person has taken on; the whole of what is shared is one click away. */
function Plan({ share }: { readonly share: SharedPlan }): JSX.Element | null {
  const { plan } = share;
  if (plan === null) return null;
  const done = plan.modules.filter((module) => module.state === 'done').length;
  return (
    <>
      <h3>{t('office.plan-kept', { date: formatDate(plan.keptAt), modules: plan.modules.length, done })}</h3>
      <ul class="shared-modules">
        {plan.modules.map((module) => (
          <li key={module.moduleId} class={module.state}>
            <span lang={langOf(module.title)}>{textIn(module.title)}</span>
            <small>
              {textIn(module.skillName)} ·{' '}
              {t('office.module-state', { state: module.state === 'planned' ? 'other' : module.state })}
            </small>
          </li>
        ))}
      </ul>
      <p>
        <a href={`/shared/${share.shareId}`}>{t('office.see-shared', { person: share.person })}</a>
      </p>
    </>
  );
}

function Comments(props: { readonly comments: readonly ShareComment[] }): JSX.Element {
  return (
    <ul class="comments" aria-label={t('office.comments')}>
      {props.comments.map((comment) => (
        <li key={comment.id}>
          <p>{comment.text}</p>
          <small>
            {comment.isOwn
              ? t('office.comment-by-you', { date: formatDate(comment.at) })
              : t('office.comment-by', { author: comment.author, date: formatDate(comment.at) })}
          </small>
        </li>
      ))}
    </ul>
  );
}

function CommentForm(props: { readonly share: SharedPlan; readonly onChange: () => void }): JSX.Element {
  const { share } = props;
  const [text, setText] = useState('');
  const [key, setKey] = useState(makeKey);
  const submit = useSubmit();
  const send = async (): Promise<void> => {
    const isSent = await submit.run(() => officeApi.comment(share.shareId, text, key));
    setKey(makeKey());
    if (!isSent) return;
    setText('');
    props.onChange();
  };
  return (
    <form
      class="comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field
        label={t('office.comment')}
        hint={t('office.comment-hint', { person: share.person })}
        value={text}
        onInput={setText}
        maxLength={COMMENT_MAX}
        required
      />
      <Button type="submit" look="quiet" busy={submit.isBusy}>
        {t('office.comment-send')}
      </Button>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
    </form>
  );
}
