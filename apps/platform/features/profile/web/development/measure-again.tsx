// Measuring again: a new attempt that asks about the trained skills only.
import { Button } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { makeKey } from '../../../../web/api/make-key.ts';
import { language, t } from '../../../../web/messages/messages.ts';
import { inSentence, textIn } from '../../../../web/messages/texts.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { Development } from '../../contract.ts';
import { developmentApi } from '../profile-api.ts';

export function MeasureAgain(props: {
  readonly development: Development;
  readonly newest: Development['attempts'][number];
}): JSX.Element {
  const { trained, plan } = props.development;
  const { roleProfile, stage } = props.newest;
  const { route } = useLocation();
  const submit = useSubmit();
  const start = (): Promise<boolean> =>
    submit.run(async () => {
      const wish = { roleProfile, stage, language: language.value, focus: trained };
      route(`/run/${(await developmentApi.measureAgain(wish, makeKey())).attemptId}`);
    });
  const names = trained.map((skill) => {
    const module = plan?.modules.find((each) => each.skill === skill);
    return module === undefined ? skill : inSentence(textIn(module.skillName));
  });
  return (
    <div class="measure-again no-print">
      <Button look="quiet" busy={submit.isBusy} onClick={() => void start()}>
        {t('profile.measure-again')}
      </Button>
      <p class="note">{t('profile.measure-again-text', { skills: names.join(', ') })}</p>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
    </div>
  );
}
