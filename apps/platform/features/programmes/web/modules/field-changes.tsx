// What differs between two versions of a module, field by field.
import { DataTable } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { sayField } from '../programme-words.ts';

export function FieldChanges(props: {
  readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[];
}): JSX.Element {
  if (props.fields.length === 0) return <p class="note">{t('programmes.no-difference')}</p>;
  return (
    <DataTable
      caption={t('programmes.differences')}
      captionHidden
      columns={[{ title: t('programmes.field') }, { title: t('programmes.before') }, { title: t('programmes.after') }]}
      rows={props.fields.map(({ field, before, after }) => ({
        key: field,
        cells: [sayField(field), before, after],
      }))}
    />
  );
}
