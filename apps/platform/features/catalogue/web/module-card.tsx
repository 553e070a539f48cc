// One module in a list: what it is for, how long it takes, in which languages and who has reviewed them.
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import { formatMinutes, formatNumber } from '../../../web/messages/numbers.ts';
import { langOf, textIn } from '../../../web/messages/texts.ts';
import type { ModuleSummary } from '../materials-contract.ts';
import { languageName } from './material-words.ts';

export function ModuleCard(props: { readonly module: ModuleSummary; readonly href: string }): JSX.Element {
  const { module } = props;
  return (
    <article class="material-card">
      <h3 lang={langOf(module.title)}>
        <a href={props.href}>{textIn(module.title)}</a>
      </h3>
      <p lang={langOf(module.purpose)}>{textIn(module.purpose)}</p>
      <ModuleFacts module={module} />
    </article>
  );
}

export function ModuleFacts({ module }: { readonly module: ModuleSummary }): JSX.Element {
  return (
    <dl class="material-facts">
      <Fact name={t('materials.contact')}>{formatMinutes(module.contactMinutes)}</Fact>
      <Fact name={t('materials.workload')}>
        {formatMinutes(module.workloadMinutes)} · {formatNumber(module.ects, 1)} ECTS
      </Fact>
      <Fact name={t('materials.levels')}>
        {module.level.from}–{module.level.to}
      </Fact>
      <Fact name={t('materials.group')}>{t('materials.people', { from: module.group.from, to: module.group.to })}</Fact>
      <Fact name={t('materials.languages')}>
        <Languages languages={module.languages} />
      </Fact>
    </dl>
  );
}

function Fact(props: {
  readonly name: string;
  readonly children: JSX.Element | (string | number | JSX.Element)[] | string;
}): JSX.Element {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Languages(props: { readonly languages: ModuleSummary['languages'] }): JSX.Element {
  return (
    <ul class="material-languages">
      {props.languages.map(({ language, state, by }) => (
        <li key={language} class={state === 'not-reviewed' ? 'waits' : undefined}>
          {languageName(language)}
          <small>
            {state === 'source' && t('materials.state-source')}
            {state === 'not-reviewed' && t('materials.state-not-reviewed')}
            {state === 'reviewed' && t('materials.state-reviewed', { by: by ?? '' })}
          </small>
        </li>
      ))}
    </ul>
  );
}
