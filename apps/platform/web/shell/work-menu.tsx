// The pages of the work, behind one word in the header: closes on a choice, on Escape and when the focus leaves it.
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../messages/messages.ts';

export function WorkMenu(props: { readonly path: string; readonly children: ComponentChildren }): JSX.Element {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = (): void => menu.current?.removeAttribute('open');
  useEffect(close, [props.path]);
  useEffect(() => {
    const details = menu.current!;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !details.open) return;
      close();
      details.querySelector('summary')?.focus();
    };
    const onLeave = (event: FocusEvent): void => {
      const next = event.relatedTarget;
      if (next instanceof Node && !details.contains(next)) close();
    };
    details.addEventListener('keydown', onKey);
    details.addEventListener('focusout', onLeave);
    return () => {
      details.removeEventListener('keydown', onKey);
      details.removeEventListener('focusout', onLeave);
    };
  }, []);
  return (
    <details class="work-menu" ref={menu}>
      <summary>{t('work.menu')}</summary>
      <div class="pages">{props.children}</div>
    </details>
  );
}
