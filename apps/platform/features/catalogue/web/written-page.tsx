// A page as our renderer has written it. The renderer escapes every word and writes a fixed set of elements, so it may be put in as it is.
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';

export function WrittenPage(props: { readonly html: string; readonly language: string | undefined }): JSX.Element {
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    // A wide table scrolls inside its box, and what scrolls must be reachable by the keyboard.
    for (const box of article.current?.querySelectorAll<HTMLElement>('div.table') ?? []) {
      box.tabIndex = 0;
      box.setAttribute('role', 'group');
      box.setAttribute('aria-label', t('materials.table'));
    }
  }, [props.html]);
  return (
    // oxlint-disable-next-line react/no-danger -- see above; the policy of the page runs no script that is not ours either
    <article
      ref={article}
      class="material-text"
      lang={props.language}
      dangerouslySetInnerHTML={{ __html: props.html }}
    />
  );
}
