// Choosing a file of adverts.
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { AdvertKind } from '../limits.ts';

const ACCEPTED: Readonly<Record<AdvertKind, string>> = {
  csv: '.csv,.tsv,.txt',
  jsonl: '.jsonl,.ndjson,.json',
  rss: '.xml,.rss,.atom',
};

export function FileField(props: {
  readonly label: string;
  readonly hint: string;
  readonly kind: AdvertKind;
  readonly fault: string | null;
  readonly onChoose: (file: File | null) => void;
}): JSX.Element {
  const { label, hint, kind, fault, onChoose } = props;
  const id = useId();
  return (
    <div class="field">
      <label htmlFor={id}>{label}</label>
      <span class="hint" id={`${id}-hint`}>
        {hint}
      </span>
      <input
        id={id}
        type="file"
        accept={ACCEPTED[kind]}
        aria-invalid={fault === null ? undefined : true}
        aria-describedby={fault === null ? `${id}-hint` : `${id}-hint ${id}-fault`}
        onChange={(event) => onChoose(event.currentTarget.files?.[0] ?? null)}
      />
      {fault !== null && (
        <span class="fault" id={`${id}-fault`} role="alert">
          {fault}
        </span>
      )}
    </div>
  );
}
