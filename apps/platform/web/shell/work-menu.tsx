// The pages of the work, behind one word in the header: closes on a choice, on Escape and when the focus leaves it.
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../messages/messages.ts';

export function WorkMenu(props: { readonly path: string; readonly children: ComponentChildren }): JSX.Element {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = (): void => menu.current?.removeAttribute('open');
  useEffect(close, [props.path]);
  return (
    <details
      class="work-menu"
      ref={menu}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        close();
        menu.current?.querySelector('summary')?.focus();
      }}
      onFocusOut={(event) => {
        const next = event.relatedTarget;
        if (next instanceof Node && !menu.current?.contains(next)) close();
      }}
    >
      <summary>{t('work.menu')}</summary>
      <div class="pages">{props.children}</div>
    </details>
  );
}
