// What a version adds, changes and removes, counted by kind of part, each part by its name and its id in the file.
import { Disclosure } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import { langOf, textIn } from '../../../web/messages/texts.ts';
import type { FrameworkChange } from '../contract.ts';
import { nameKey } from './change-names.ts';
import type { ChangeNames } from './change-names.ts';

const KINDS = ['added', 'changed', 'removed'] as const;
const PARTS = ['framework', 'level', 'default-set', 'skill', 'indicator', 'role', 'stage'] as const;
/** Longer lists are closed at first. */
const OPEN_UP_TO = 8;

export function ChangeList(props: {
  readonly changes: readonly FrameworkChange[];
  readonly names: ChangeNames;
}): JSX.Element {
  const kinds = KINDS.map((kind) => ({ kind, changes: props.changes.filter((each) => each.kind === kind) }));
  return (
    <>
      {kinds
        .filter(({ changes }) => changes.length > 0)
        .map(({ kind, changes }) => (
          <div key={kind} class="framework-changes">
            <h3>{t(`framework.${kind}`)}</h3>
            {PARTS.map((part) => ({ part, own: changes.filter((each) => each.part === part) }))
              .filter(({ own }) => own.length > 0)
              .map(({ part, own }) => (
                <Disclosure
                  key={part}
                  open={own.length <= OPEN_UP_TO}
                  summary={t(`framework.part-${part}`, { count: own.length })}
                >
                  <ul>
                    {own.map((change) => (
                      <Change key={nameKey(change)} change={change} names={props.names} />
                    ))}
                  </ul>
                </Disclosure>
              ))}
          </div>
        ))}
    </>
  );
}

function Change(props: { readonly change: FrameworkChange; readonly names: ChangeNames }): JSX.Element {
  const { change } = props;
  const name = props.names.get(nameKey(change));
  const id = change.of === null ? change.id : `${change.of} / ${change.id}`;
  return (
    <li>
      <span>
        {name === undefined ? id : <span lang={langOf(name)}>{textIn(name)}</span>}
        <small>
          {name !== undefined && id}
          {change.fields.length > 0 && (
            <>
              {name !== undefined && ' · '}
              {t('framework.fields', { fields: change.fields.join(', ') })}
            </>
          )}
        </small>
      </span>
    </li>
  );
}
