// Where the figures come from: each source with who is missing from it, and taking one away.
import { Button, Dialog, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { formatDate } from '../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { AdvertImport, MarketSource } from '../contract.ts';
import { ChangeSource } from './change-source.tsx';
import { marketApi } from './market-api.ts';
import { countryName, languageName } from './market-words.ts';

export function SourceList(props: {
  readonly sources: readonly MarketSource[];
  readonly imports: readonly AdvertImport[];
  readonly mayChange: boolean;
  readonly onChanged: () => void;
}): JSX.Element {
  const { sources, mayChange, onChanged } = props;
  const [removing, setRemoving] = useState<MarketSource | null>(null);
  const [changing, setChanging] = useState<string | null>(null);
  /** The focus goes back to the button that the form took the place of. */
  const close = (id: string): void => {
    setChanging(null);
    requestAnimationFrame(() => document.getElementById(`change-${id}`)?.focus());
  };
  return (
    <section aria-labelledby="market-sources">
      <h2 id="market-sources">{t('market.sources')}</h2>
      {sources.length === 0 ? (
        <p class="note">{t('market.no-sources')}</p>
      ) : (
        <>
          <p class="prose">{t('market.sources-text')}</p>
          <ul class="market-sources">
            {sources.map((source) => (
              <li key={source.id}>
                {changing === source.id ? (
                  <ChangeSource source={source} onClose={() => close(source.id)} onChanged={onChanged} />
                ) : (
                  <Source source={source} />
                )}
                {mayChange && changing !== source.id && (
                  <span class="market-decisions">
                    <PlainButton id={`change-${source.id}`} onClick={() => setChanging(source.id)}>
                      {t('market.change-source-name', { name: source.name })}
                    </PlainButton>
                    <PlainButton onClick={() => setRemoving(source)}>
                      {t('market.remove-source-name', { name: source.name })}
                    </PlainButton>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {removing !== null && (
        <RemoveDialog
          source={removing}
          imports={props.imports.filter(({ source }) => source.id === removing.id)}
          onClose={() => setRemoving(null)}
          onRemoved={() => {
            setRemoving(null);
            onChanged();
          }}
        />
      )}
    </section>
  );
}

function Source({ source }: { readonly source: MarketSource }): JSX.Element {
  const { name, adverts, language, country, from, to, bias } = source;
  return (
    <div>
      <b>{name}</b>
      <small>
        {t('market.source-facts', { adverts, language: languageName(language), country: countryName(country) })}
        {from !== null && to !== null && (
          <> · {t('market.source-span', { from: formatDate(from), to: formatDate(to) })}</>
        )}
      </small>
      <p>
        <em>{t('market.bias-of')}:</em> {bias}
      </p>
    </div>
  );
}

function RemoveDialog(props: {
  readonly source: MarketSource;
  readonly imports: readonly AdvertImport[];
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}): JSX.Element {
  const { source, imports } = props;
  const { adverts, from, to } = source;
  const submit = useSubmit();
  const remove = (): Promise<boolean> =>
    submit.run(async () => {
      await marketApi.removeSource(source.id);
      props.onRemoved();
    });
  return (
    <Dialog title={t('market.remove-source-name', { name: source.name })} open onClose={props.onClose}>
      <p>{t('market.remove-source-text', { name: source.name })}</p>
      <ul>
        <li>
          {from === null || to === null
            ? t('market.gone-no-adverts')
            : t('market.gone-adverts', { adverts, from: formatDate(from), to: formatDate(to) })}
        </li>
        {imports.length > 0 && <li>{t('market.gone-imports', { imports: imports.length })}</li>}
        <li>{t('market.gone-bias')}</li>
      </ul>
      <p>{t('market.remove-source-stays')}</p>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button look="quiet" takesFocus onClick={props.onClose}>
          {t('market.keep-source')}
        </Button>
        <Button look="alert" busy={submit.isBusy} onClick={() => void remove()}>
          {t('market.remove-source')}
        </Button>
      </div>
    </Dialog>
  );
}
