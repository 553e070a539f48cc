// What is learnt: each outcome with its standard, the indicators it stands on and the items of the assessment that ask for the same.
import { Disclosure } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import { langOf, textIn } from '../../../web/messages/texts.ts';
import type { ModuleDetail } from '../materials-contract.ts';

export function Outcomes(props: { readonly outcomes: ModuleDetail['outcomes'] }): JSX.Element {
  return (
    <section aria-labelledby="material-outcomes">
      <h2 id="material-outcomes">{t('materials.outcomes')}</h2>
      <ol class="material-outcomes">
        {props.outcomes.map(({ id, text, standard, indicators, items }) => (
          <li key={id}>
            <p class="sentence" lang={langOf(text)}>
              {textIn(text)}
            </p>
            <p class="note" lang={langOf(standard)}>
              <span lang={document.documentElement.lang}>{t('materials.standard')}</span> {textIn(standard)}
            </p>
            <Disclosure summary={t('materials.linked', { indicators: indicators.length, items: items.length })}>
              <h3>{t('materials.indicators')}</h3>
              <Named named={indicators} />
              <h3>{t('materials.items')}</h3>
              <Named named={items} />
            </Disclosure>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Named(props: { readonly named: ModuleDetail['outcomes'][number]['indicators'] }): JSX.Element {
  return (
    <ul class="material-plain">
      {props.named.map(({ id, text }) => (
        <li key={id}>
          <span lang={langOf(text)}>{textIn(text)}</span> <code>{id}</code>
        </li>
      ))}
    </ul>
  );
}
