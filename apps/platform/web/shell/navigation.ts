// The way around: which pages a person is offered. Only a matter of comfort; the server decides who may read them.
import type { Role } from '../../core/http/policy.ts';
import type { MessageKey } from '../messages/messages.ts';

export interface Destination {
  readonly href: string;
  readonly text: MessageKey;
  /** Any of these roles is offered the page; null: everybody with an account. */
  readonly roles: readonly Role[] | null;
}

/** Pages of a person's own. */
export const OWN_PAGES: readonly Destination[] = [
  { href: '/me', text: 'work.me', roles: null },
  { href: '/account', text: 'shell.account', roles: null },
];

/** Pages of the work: what anybody is asked and asks, then what those who lead do, then what is set up. */
export const WORK_PAGES: readonly Destination[] = [
  { href: '/my-campaigns', text: 'work.own-campaigns', roles: null },
  { href: '/rounds', text: 'work.rounds', roles: null },
  { href: '/materials', text: 'work.materials', roles: null },
  { href: '/office/team-plans', text: 'work.team-plans', roles: null },
  {
    href: '/academics',
    text: 'work.academics',
    roles: ['manager', 'trainer', 'programme-designer', 'institution-administrator'],
  },
  {
    href: '/calls',
    text: 'work.calls',
    roles: ['programme-designer', 'institution-administrator', 'manager'],
  },
  {
    href: '/market',
    text: 'work.market',
    roles: ['manager', 'trainer', 'programme-designer', 'institution-administrator'],
  },
  { href: '/campaigns', text: 'work.campaigns', roles: ['institution-administrator', 'trainer', 'researcher'] },
  {
    href: '/programmes',
    text: 'work.programmes',
    roles: ['programme-designer', 'trainer', 'institution-administrator', 'manager', 'researcher'],
  },
  { href: '/office', text: 'work.office', roles: ['manager', 'institution-administrator'] },
  { href: '/studies', text: 'work.studies', roles: ['researcher', 'institution-administrator'] },
  { href: '/validity', text: 'work.validity', roles: ['researcher', 'institution-administrator'] },
  { href: '/research', text: 'work.research', roles: ['researcher', 'institution-administrator'] },
  {
    href: '/needs',
    text: 'work.needs',
    roles: ['programme-designer', 'institution-administrator', 'manager', 'network-coordinator'],
  },
  {
    href: '/needs/log',
    text: 'work.log-contact',
    roles: ['participant', 'rater', 'trainer', 'researcher'],
  },
  { href: '/institution', text: 'shell.institution', roles: ['institution-administrator'] },
  { href: '/installation', text: 'shell.installation', roles: ['platform-administrator'] },
  {
    href: '/frameworks',
    text: 'shell.frameworks',
    roles: ['institution-administrator', 'researcher', 'platform-administrator'],
  },
  {
    href: '/taxonomies',
    text: 'work.taxonomies',
    roles: [
      'manager',
      'trainer',
      'programme-designer',
      'institution-administrator',
      'researcher',
      'network-coordinator',
      'platform-administrator',
    ],
  },
];

/** The destinations among these that somebody with these roles is offered. */
export function offered(pages: readonly Destination[], roles: readonly string[]): Destination[] {
  return pages.filter((page) => page.roles === null || page.roles.some((role) => roles.includes(role)));
}
