// The way between the pages of research.
import type { ComponentChildren, JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import './research.css';

const PAGES = [
  { href: '/research', text: 'research.nav-questions' },
  { href: '/research/exports', text: 'research.nav-exports' },
  { href: '/research/levels', text: 'research.nav-levels' },
  { href: '/research/statements', text: 'research.nav-statements' },
] as const;

export function ResearchFrame(props: { readonly title: string; readonly children: ComponentChildren }): JSX.Element {
  const { path } = useLocation();
  return (
    <Page title={props.title} width="wide">
      <nav class="research-nav no-print" aria-label={t('research.nav')}>
        {PAGES.map((page) => (
          <a key={page.href} href={page.href} aria-current={path === page.href ? 'page' : undefined}>
            {t(page.text)}
          </a>
        ))}
      </nav>
      {props.children}
    </Page>
  );
}
