// The frame of every page: its title, and the focus when somebody arrives from another page.
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

let isFirstPage = true;

/** Names the document; the site's name comes last, so that tabs and screen readers say the page first. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Dragoman' : `${title} · Dragoman`;
  }, [title]);
}

/** Gives the focus to the page when it was reached by a link, never on the first load. */
export function usePageFocus(): { readonly current: HTMLElement | null } {
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isFirstPage && location.hash === '') main.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, []);
  return main;
}

export function Page(props: {
  readonly title: string;
  readonly children: ComponentChildren;
  /** `reading`: one column of text. */
  readonly width?: 'wide' | 'reading' | 'narrow';
}): JSX.Element {
  usePageTitle(props.title);
  const main = usePageFocus();
  return (
    <main id="main" ref={main} tabIndex={-1} class={`page ${props.width ?? 'wide'}`}>
      {props.children}
    </main>
  );
}
