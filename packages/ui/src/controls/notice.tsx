// Something the page has to say: shown with a coloured edge, and announced once.
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { classNames } from './class-names.ts';

export interface NoticeProps {
  readonly children: ComponentChildren;
  readonly title?: string;
  /** `plain`: good to know. `care`: look at this. `loss`: something was refused or lost. */
  readonly tone?: 'plain' | 'care' | 'loss';
  /** How assistive technology hears of it when it appears; `none` for what stands there from the start. */
  readonly announce?: 'none' | 'polite' | 'now';
}

export function Notice(props: NoticeProps): JSX.Element {
  const { tone = 'plain', announce = 'none' } = props;
  const role = announce === 'now' ? 'alert' : announce === 'polite' ? 'status' : undefined;
  return (
    <div class={classNames('notice', tone !== 'plain' && tone)} role={role}>
      {props.title && <p class="title">{props.title}</p>}
      {props.children}
    </div>
  );
}

/**
 * An unseen live region that says each text once. The region stands in the page before it has anything to say: browsers
 * do not announce regions that arrive together with their text.
 */
export function LiveRegion(props: { readonly text: string; readonly urgent?: boolean }): JSX.Element {
  const [said, setSaid] = useState('');
  useEffect(() => setSaid(props.text), [props.text]);
  return (
    <div class="visually-hidden" aria-live={props.urgent ? 'assertive' : 'polite'} aria-atomic="true">
      {said}
    </div>
  );
}
