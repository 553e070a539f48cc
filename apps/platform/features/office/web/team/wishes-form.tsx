// One's own two wishes: a skill or something else, in one's own words.
import { Button, Field, LiveRegion, Notice, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { textIn } from '../../../../web/messages/texts.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { TeamPlan, TeamPlanList, Wish } from '../../contract.ts';
import { WISH_MAX, WISHES_EACH } from '../../limits.ts';
import { officeApi } from '../office-api.ts';

const NOTHING: Wish = { skill: null, text: '' };

export function WishesForm(props: {
  readonly plan: TeamPlan;
  readonly skills: TeamPlanList['skills'];
  readonly onChange: () => void;
}): JSX.Element {
  const { plan } = props;
  const [wishes, setWishes] = useState<readonly Wish[]>(
    Array.from({ length: WISHES_EACH }, (_, index) => plan.own[index] ?? NOTHING),
  );
  const [said, setSaid] = useState('');
  const submit = useSubmit();
  const put = wishes.filter((wish) => wish.skill !== null || wish.text.trim() !== '');
  const change = (index: number, part: Partial<Wish>): void =>
    setWishes((last) => last.map((wish, at) => (at === index ? { ...wish, ...part } : wish)));
  const run = async (action: () => Promise<unknown>, sentence: string): Promise<void> => {
    if (!(await submit.run(action))) return;
    setSaid(sentence);
    props.onChange();
  };
  return (
    <form
      class="wishes-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (put.length > 0) void run(() => officeApi.putWishes(plan.id, put), t('office.wish-saved'));
      }}
    >
      {plan.mayWish &&
        wishes.map((wish, index) => (
          <fieldset key={index}>
            <legend>{t('office.wish-number', { number: index + 1 })}</legend>
            <Select
              label={t('office.wish-skill')}
              value={wish.skill ?? ''}
              options={[
                { value: '', text: t('office.wish-other') },
                ...props.skills.map((skill) => ({ value: skill.id, text: textIn(skill.name) })),
              ]}
              onSelect={(skill) => change(index, { skill: skill === '' ? null : skill })}
            />
            <Field
              label={t('office.wish-text')}
              hint={t('office.wish-text-hint')}
              value={wish.text}
              maxLength={WISH_MAX}
              onInput={(text) => change(index, { text })}
            />
          </fieldset>
        ))}
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      {said !== '' && (
        <Notice>
          <p>{said}</p>
        </Notice>
      )}
      <LiveRegion text={said} />
      <div class="buttons">
        {plan.mayWish && (
          <Button type="submit" busy={submit.isBusy} disabled={put.length === 0}>
            {t('office.wish-save')}
          </Button>
        )}
        {plan.own.length > 0 && (
          <Button
            look="quiet"
            busy={submit.isBusy}
            onClick={() =>
              void run(async () => {
                await officeApi.takeBackWishes(plan.id);
                setWishes(Array.from({ length: WISHES_EACH }, () => NOTHING));
              }, t('office.wish-taken'))
            }
          >
            {t('office.wish-take-back')}
          </Button>
        )}
      </div>
    </form>
  );
}
