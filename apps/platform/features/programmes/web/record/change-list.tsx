// What changed, part by part: what was there is struck through, what is there stands after it.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import type { Comparison } from '../../wire-contract.ts';
import { sayField } from '../programme-words.ts';

const LONGEST = 240;

export function ChangeList(props: { readonly changes: Comparison['changes'] }): JSX.Element {
  if (props.changes.length === 0) return <p class="note">{t('programmes.no-difference')}</p>;
  return (
    <ul class="programme-changes">
      {props.changes.map((change) => (
        <li key={`${change.part} ${change.id}`}>
          <p>
            {t(`programmes.change-${change.kind}`, { part: t(`programmes.part-of-${change.part}`) })}
            {change.name !== '' && <b> {change.name}</b>}
          </p>
          {change.fields.length > 0 && (
            <dl>
              {change.fields.map(({ field, before, after }) => (
                <div key={field}>
                  <dt>{sayField(field)}</dt>
                  <dd>
                    {before !== '' && <del>{short(before)}</del>} {after !== '' && <ins>{short(after)}</ins>}
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
