// The body of a result, for one's own and for an imported one.
import { LinkButton, Notice } from '@dragoman/ui';
import type { ComponentChildren, JSX } from 'preact';
import { languageName } from '../../../../web/messages/language-name.ts';
import { language, t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { textIn } from '../../../../web/messages/texts.ts';
import type { ProfileResult } from '../../contract.ts';
import { hours } from '../plan/hours.ts';
import { files } from '../profile-api.ts';
import { ChangeSection } from './change-section.tsx';
import { Disagreements } from './disagreements.tsx';
import { Entries } from './entries.tsx';
import { isAnythingKnown, LeadSentences } from './lead-sentences.tsx';
import { LevelDetails } from './level-details.tsx';
import { NotEnough } from './not-enough.tsx';
import { ProfileChart } from './profile-chart.tsx';
import { Provenance } from './provenance.tsx';
import { SelfOthersSection } from './self-others.tsx';
import './result.css';

export interface ResultViewProps {
  readonly result: ProfileResult;
  /** Null for an imported result: it is shown, not kept, and has neither plan nor explanations here. */
  readonly attemptId: string | null;
  readonly children?: ComponentChildren;
}

export function ResultView(props: ResultViewProps): JSX.Element {
  const { result, attemptId } = props;
  const { roleProfile, observations } = result;
  return (
    <>
      <p class="note">
        {t('result.head', {
          date: formatDate(result.assessedOn),
          role: textIn(roleProfile.name),
          stage: textIn(roleProfile.stage.name),
          statements: observations.statements,
          scenarios: observations.scenarios,
        })}
      </p>
      <LeadSentences result={result} />
      {attemptId !== null && (
        <div class="buttons no-print">
          {isAnythingKnown(result) ? (
            <LinkButton href="#plan">{t('result.see-plan', { hours: hours.value })}</LinkButton>
          ) : (
            <LinkButton href="/">{t('result.start-anew')}</LinkButton>
          )}
          <LinkButton href={files.report(attemptId, language.value, hours.value)} look="quiet" download>
            {t('result.take-report')}
          </LinkButton>
        </div>
      )}
      <div class="result-caution">
        <Notice tone="care">
          <p>
            {result.provenance.provisional && `${sayProvisional(result)} `}
            <TranslationNote result={result} />
            {t('result.not-for')}
          </p>
        </Notice>
      </div>
      {attemptId !== null && <Entries result={result} attemptId={attemptId} />}
      <section aria-labelledby="profile-title">
        <h2 id="profile-title">{t('result.profile')}</h2>
        <ProfileChart result={result} attemptId={attemptId} />
        <Disagreements skills={result.skills} />
        <Basis result={result} />
      </section>
      <SelfOthersSection result={result} />
      {attemptId !== null && <ChangeSection attemptId={attemptId} />}
      <NotEnough skills={result.skills} />
      <section aria-labelledby="levels-title">
        <h2 id="levels-title">{t('result.levels')}</h2>
        <LevelDetails skills={result.skills} />
      </section>
      {props.children}
      <Provenance result={result} />
    </>
  );
}

/** What the reader must know of the ledger: answers carried from an earlier attempt, and ageing when somebody chose it. */
function Basis({ result }: { readonly result: ProfileResult }): JSX.Element {
  const names = new Map(result.skills.map((skill) => [skill.skill, textIn(skill.name)]));
  return (
    <>
      {(result.carried ?? []).map((carried) => (
        <p class="note" key={carried.attemptId}>
          {t('profile.carried', {
            skills: carried.skills.map((skill) => names.get(skill) ?? skill).join(', '),
            date: formatDate(carried.assessedOn),
          })}
        </p>
      ))}
      {result.ageing !== undefined && <p class="note">{t('profile.aged', { months: result.ageing.halfLifeMonths })}</p>}
    </>
  );
}

/** What is not known yet of the language in which the questions were answered. */
function TranslationNote({ result }: { readonly result: ProfileResult }): JSX.Element | null {
  const { language: answered } = result.provenance;
  if (answered === undefined) return null;
  return (
    <>
      {answered.review === 'not-reviewed' &&
        `${t('result.not-reviewed', { language: languageName(answered.language) })} `}
      {answered.equivalence === 'not-shown' && `${t('result.not-equivalent')} `}
    </>
  );
}

/** Once a panel's key was taken over, the key is no longer the authors' alone; the name of the parameters says so. */
function sayProvisional({ provenance: { measured, parameters } }: ProfileResult): string {
  if (measured !== undefined) return t('result.provisional-partly', { measured: measured.statements, of: measured.of });
  return t(parameters.includes('panel-key') ? 'result.provisional-panel-key' : 'result.provisional');
}
