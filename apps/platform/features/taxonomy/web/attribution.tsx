// The source that is named wherever labels of a list are shown: in its own words and language.
import type { JSX } from 'preact';

export function Attribution(props: {
  readonly text: string;
  readonly language: string | undefined;
}): JSX.Element | null {
  if (props.text === '') return null;
  return (
    <cite class="taxonomy-source" lang={props.language}>
      {props.text}
    </cite>
  );
}
