// What stands behind an answer: modules and academics. Some are suggested with the words that speak for them; a person chooses.
import { PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { Rich } from '../../../../web/messages/rich.tsx';
import type { CallAnswer, CallPart, CallView, ModuleChoice, TieSuggestions } from '../../contract.ts';
import { TIES_MAX } from '../../limits.ts';
import { callsApi } from '../calls-api.ts';
import { isSameModule } from './answer-values.ts';
import type { AnswerValues } from './answer-values.ts';
import { SearchList } from './search-list.tsx';

type Module = CallAnswer['modules'][number];

interface PickerProps {
  readonly call: CallView;
  readonly part: CallPart;
  readonly values: AnswerValues;
  /** Told with what the values are then: what was found a moment ago may be chosen after something else was. */
  readonly onChange: (change: (last: AnswerValues) => Partial<AnswerValues>) => void;
}

export function TiePicker(props: PickerProps): JSX.Element {
  const { call, part } = props;
  const [found, setFound] = useState<TieSuggestions | 'none' | null>(null);
  useEffect(() => {
    // Without suggestions everything can still be chosen by hand.
    callsApi.suggest(call.id, part.id).then(setFound, () => setFound('none'));
  }, [part.id]);
  return (
    <>
      <Modules {...props} found={found} />
      <Academics {...props} found={found} />
    </>
  );
}

type WithFound = PickerProps & { readonly found: TieSuggestions | 'none' | null };

function Modules({ call, values, onChange, found }: WithFound): JSX.Element {
  const { modules } = values;
  // Modules are named in the language of the call.
  const lang = call.language ?? undefined;
  const has = ({ ref }: Pick<Module, 'ref'>): boolean => modules.some((each) => isSameModule(each.ref, ref));
  const add = ({ ref, title, institution }: ModuleChoice): void =>
    onChange((last) => ({
      modules: [...last.modules.filter((each) => !isSameModule(each.ref, ref)), { ref, title, institution }].slice(
        0,
        TIES_MAX,
      ),
    }));
  const suggested = found === null || found === 'none' ? [] : found.modules.filter((each) => !has(each));
  return (
    <fieldset class="call-ties">
      <legend>{t('calls.column-modules')}</legend>
      <Chosen
        lang={lang}
        rows={modules.map(({ ref, title }) => ({ id: keyOf(ref), name: title ?? t('calls.gone-module') }))}
        onRemove={(id) => onChange((last) => ({ modules: last.modules.filter(({ ref }) => keyOf(ref) !== id) }))}
      />
      <Suggested
        isWaiting={found === null}
        lang={lang}
        wordsLang={lang}
        rows={suggested.map((each) => ({ id: keyOf(each.ref), name: each.title, words: each.words }))}
        onAdd={(id) => add(suggested.find(({ ref }) => keyOf(ref) === id)!)}
      />
      <SearchList
        label={t('calls.find-module')}
        lang={lang}
        search={async (text) =>
          (await callsApi.findModules(call.id, text)).modules
            .filter((each) => !has(each))
            .map((each) => ({
              key: keyOf(each.ref),
              text: each.title,
              detail: each.institution ?? '',
              choose: () => add(each),
            }))
        }
      />
    </fieldset>
  );
}

function Academics({ call, values, onChange, found }: WithFound): JSX.Element {
  const { academics } = values;
  const has = (id: string): boolean => academics.some((each) => each.id === id);
  const add = ({ id, name }: { readonly id: string; readonly name: string }): void =>
    onChange((last) => ({
      academics: [...last.academics.filter((each) => each.id !== id), { id, name }].slice(0, TIES_MAX),
    }));
  const suggested = found === null || found === 'none' ? [] : found.academics.filter(({ id }) => !has(id));
  return (
    <fieldset class="call-ties">
      <legend>{t('calls.column-people')}</legend>
      <Chosen
        rows={academics.map(({ id, name }) => ({ id, name: name ?? t('calls.gone-person') }))}
        onRemove={(id) => onChange((last) => ({ academics: last.academics.filter((each) => each.id !== id) }))}
      />
      <Suggested
        isWaiting={found === null}
        wordsLang={call.language ?? undefined}
        rows={suggested}
        onAdd={(id) => add(suggested.find((each) => each.id === id)!)}
      />
      <SearchList
        label={t('calls.find-person')}
        search={async (text) =>
          (await callsApi.findAcademics(text)).academics
            .filter(({ id }) => !has(id))
            .slice(0, 8)
            .map(({ id, name, affiliation }) => ({
              key: id,
              text: name,
              detail: affiliation,
              choose: () => add({ id, name }),
            }))
        }
      />
    </fieldset>
  );
}

function Chosen(props: {
  readonly lang?: string | undefined;
  readonly rows: readonly { readonly id: string; readonly name: string }[];
  readonly onRemove: (id: string) => void;
}): JSX.Element | null {
  if (props.rows.length === 0) return null;
  return (
    <ul class="call-chosen">
      {props.rows.map(({ id, name }) => (
        <li key={id}>
          <span lang={props.lang}>{name}</span>{' '}
          <PlainButton onClick={() => props.onRemove(id)}>
            {t('calls.take-off')}
            <span class="visually-hidden" lang={props.lang}>
              : {name}
            </span>
          </PlainButton>
        </li>
      ))}
    </ul>
  );
}

function Suggested(props: {
  readonly isWaiting: boolean;
  readonly lang?: string | undefined;
  readonly wordsLang: string | undefined;
  readonly rows: readonly { readonly id: string; readonly name: string; readonly words: readonly string[] }[];
  readonly onAdd: (id: string) => void;
}): JSX.Element {
  return (
    <div aria-live="polite">
      {props.isWaiting && <p class="note">{t('calls.suggesting')}</p>}
      {props.rows.length > 0 && (
        <>
          <p class="note">{t('calls.suggested')}</p>
          <ul class="call-choices">
            {props.rows.map(({ id, name, words }) => (
              <li key={id}>
                <button type="button" onClick={() => props.onAdd(id)}>
                  + <span lang={props.lang}>{name}</span>
                  {words.length > 0 && (
                    <small>
                      <Rich
                        message={t('calls.because-of', { words: words.join(', ') })}
                        tags={{ i: (text) => <span lang={props.wordsLang}>{text}</span> }}
                      />
                    </small>
                  )}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function keyOf({ source, institutionId, moduleId }: Module['ref']): string {
  return `${source} ${institutionId ?? ''} ${moduleId}`;
}
