// Changing a source in its place in the list. Where somebody else saved meanwhile, both are shown and one of them is chosen.
import { Button, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { MarketSource, SaveSourceBody } from '../contract.ts';
import { findSourceFaults } from './find-source-faults.ts';
import type { SourceFaults } from './find-source-faults.ts';
import { marketApi } from './market-api.ts';
import { countryName, languageName } from './market-words.ts';
import { SourceFields, trimSource } from './source-fields.tsx';

const CONFLICT = 'market.changed-meanwhile';

export function ChangeSource(props: {
  readonly source: MarketSource;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}): JSX.Element {
  const { source, onClose, onChanged } = props;
  const [values, setValues] = useState<SaveSourceBody>(() => bodyOf(source));
  const [revision, setRevision] = useState(source.revision);
  const [faults, setFaults] = useState<SourceFaults>({});
  const submit = useSubmit();
  const first = useFirstField();
  const save = async (over: number): Promise<void> => {
    const found = findSourceFaults(values);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    setRevision(over);
    const isSaved = await submit.run(() =>
      marketApi.changeSource(source.id, { ...trimSource(values), revision: over }),
    );
    if (isSaved) onClose();
    // After a conflict this brings what the other saved.
    onChanged();
  };
  const isConflict = submit.problem?.code === CONFLICT;
  // Theirs has come and was chosen; until it comes there is nothing to choose.
  const isSettled = isConflict && source.revision === revision;
  return (
    <section ref={first} class="market-sheet" aria-label={t('market.change-source-name', { name: source.name })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!submit.isBusy) void save(revision);
        }}
      >
        <SourceFields
          values={values}
          faults={faults}
          onChange={(changes) => {
            setFaults({});
            setValues((last) => ({ ...last, ...changes }));
          }}
        />
        {values.language !== source.language && source.adverts > 0 && (
          <p class="note">{t('market.change-source-language')}</p>
        )}
        {submit.problem !== null && !isSettled && <ProblemNotice problem={submit.problem} />}
        {isConflict && !isSettled && (
          <Theirs
            theirs={source}
            mine={values}
            onTake={() => {
              setValues(bodyOf(source));
              setRevision(source.revision);
            }}
            onKeep={() => void save(source.revision)}
          />
        )}
        <div class="buttons">
          <Button type="submit" busy={submit.isBusy}>
            {t('market.change-source-save')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('market.change-source-leave')}
          </Button>
        </div>
      </form>
    </section>
  );
}

/** Puts the focus into the form that took the place of its button. */
function useFirstField() {
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.querySelector('input')?.focus(), []);
  return section;
}

function bodyOf({ name, kind, language, country, bias }: MarketSource): SaveSourceBody {
  return { name, kind, language, country, bias };
}

function Theirs(props: {
  readonly theirs: MarketSource;
  readonly mine: SaveSourceBody;
  readonly onTake: () => void;
  readonly onKeep: () => void;
}): JSX.Element {
  const { theirs, mine } = props;
  const differing = (['name', 'bias', 'kind', 'language', 'country'] as const).filter(
    (field) => theirs[field] !== mine[field],
  );
  return (
    <Notice tone="care">
      <p>{t('market.theirs')}</p>
      <dl class="market-theirs">
        {differing.map((field) => (
          <div key={field}>
            <dt>{t(`market.source-${field}`)}</dt>
            <dd>{sayField(theirs, field)}</dd>
          </div>
        ))}
      </dl>
      <div class="buttons">
        <Button look="quiet" onClick={props.onTake}>
          {t('market.take-theirs')}
        </Button>
        <Button look="quiet" onClick={props.onKeep}>
          {t('market.keep-mine')}
        </Button>
      </div>
    </Notice>
  );
}

function sayField(source: SaveSourceBody, field: keyof SaveSourceBody): string {
  if (field === 'kind') return t(`market.kind-${source.kind}`);
  if (field === 'language') return languageName(source.language);
  return field === 'country' ? countryName(source.country) : source[field];
}
