// A text to write, and below it its lines, each of which can be marked as confidential.
import { Disclosure, TextArea } from '@dragoman/ui';
import type { ComponentChildren, JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import { moveMarks } from './stretches-of-lines.ts';

export function LineMarks(props: {
  readonly label: string;
  readonly hint: ComponentChildren;
  readonly text: string;
  readonly hidden: ReadonlySet<number>;
  readonly maxLength: number;
  readonly rows: number;
  readonly fault?: string | null;
  readonly required?: boolean;
  readonly onText: (text: string) => void;
  readonly onHidden: (hidden: ReadonlySet<number>) => void;
}): JSX.Element {
  const { text, hidden } = props;
  const lines = text.split('\n').flatMap((line, number) => (line.trim() === '' ? [] : [{ line, number }]));
  const marked = lines.filter(({ number }) => hidden.has(number)).length;
  return (
    <>
      <TextArea
        label={props.label}
        hint={props.hint}
        value={text}
        rows={props.rows}
        maxLength={props.maxLength}
        fault={props.fault ?? null}
        {...(props.required === undefined ? {} : { required: props.required })}
        onInput={(after) => {
          const kept = moveMarks(text, after, hidden);
          props.onText(after);
          props.onHidden(kept);
        }}
      />
      {lines.length > 0 && (
        <Disclosure summary={t('demand.mark-lines', { count: marked })}>
          <p class="note">{t('demand.mark-lines-hint')}</p>
          <ul class="need-lines">
            {lines.map(({ line, number }) => (
              <li key={number}>
                <label class={hidden.has(number) ? 'hidden-line' : undefined}>
                  <input
                    type="checkbox"
                    checked={hidden.has(number)}
                    onChange={() => {
                      const next = new Set(hidden);
                      if (!next.delete(number)) next.add(number);
                      props.onHidden(next);
                    }}
                  />
                  <span>{line}</span>
                </label>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}
