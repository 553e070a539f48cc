// The way around for those who are signed in: the pages of their work behind one word, then their own.
import type { JSX } from 'preact';
import { t } from '../messages/messages.ts';
import { offered, OWN_PAGES, WORK_PAGES } from './navigation.ts';
import type { Destination } from './navigation.ts';
import { WorkMenu } from './work-menu.tsx';

export function AccountNavigation(props: { readonly path: string; readonly roles: readonly string[] }): JSX.Element {
  const work = offered(WORK_PAGES, props.roles);
  const link = (page: Destination): JSX.Element => (
    <a key={page.href} href={page.href} aria-current={props.path === page.href ? 'page' : undefined}>
      {t(page.text)}
    </a>
  );
  return (
    <>
      {work.length > 0 && <WorkMenu path={props.path}>{work.map(link)}</WorkMenu>}
      {offered(OWN_PAGES, props.roles).map(link)}
    </>
  );
}
