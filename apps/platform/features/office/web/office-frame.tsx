// What the office's pages have in common: the way between them, and which group the numbers are of.
import { Select } from '@dragoman/ui';
import type { ComponentChildren, JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { actor } from '../../../web/shell/session.ts';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import type { MapHead, TeamMap } from '../contract.ts';
import type { MapAttribute } from '../limits.ts';
import './office.css';

const PAGES = [
  { href: '/office', text: 'office.nav-map', isStaff: true },
  { href: '/office/course', text: 'office.nav-course', isStaff: true },
  { href: '/office/team-plans', text: 'office.nav-team', isStaff: false },
  { href: '/office/shared', text: 'office.nav-shared', isStaff: false },
] as const;

export function OfficeFrame(props: {
  readonly title: string;
  readonly width?: 'wide' | 'reading';
  readonly children: ComponentChildren;
}): JSX.Element {
  const { path } = useLocation();
  const who = actor.value;
  const roles = who?.kind === 'account' ? who.roles : [];
  const isStaff = roles.includes('manager') || roles.includes('institution-administrator');
  return (
    <Page title={props.title} width={props.width ?? 'wide'}>
      <nav class="office-nav no-print" aria-label={t('office.nav')}>
        {PAGES.filter((page) => isStaff || !page.isStaff).map((page) => (
          <a key={page.href} href={page.href} aria-current={path === page.href ? 'page' : undefined}>
            {t(page.text)}
          </a>
        ))}
      </nav>
      {props.children}
    </Page>
  );
}

export function attributeName(name: MapAttribute): string {
  return t(`office.attribute-${name}`);
}

/** A group as its filters, for a reader: "Alliances, Helsinki". */
export function groupName(filters: Readonly<Record<string, string>>): string {
  const values = Object.values(filters);
  return values.length === 0 ? t('office.everybody') : values.join(', ');
}

export function WaveSelect(props: {
  readonly maps: readonly MapHead[];
  readonly value: string;
  readonly onSelect: (campaignId: string) => void;
}): JSX.Element {
  return (
    <Select
      label={t('office.wave')}
      value={props.value}
      options={props.maps.map((map) => ({
        value: map.campaignId,
        text: t('office.wave-option', { title: map.title, wave: map.wave }),
      }))}
      onSelect={props.onSelect}
    />
  );
}

/** One value of one attribute, or everybody; as `name=value` in the option. */
export function GroupSelect(props: {
  readonly label: string;
  readonly attributes: TeamMap['attributes'];
  readonly without?: string;
  readonly value: string;
  readonly onSelect: (value: string) => void;
}): JSX.Element {
  const options = props.attributes
    .filter((attribute) => attribute.name !== props.without)
    .flatMap((attribute) =>
      attribute.values.map((value) => ({
        value: `${attribute.name}=${value}`,
        text: `${attributeName(attribute.name)}: ${value}`,
      })),
    );
  return (
    <Select
      label={props.label}
      value={props.value}
      options={[{ value: '', text: t('office.within-all') }, ...options]}
      onSelect={props.onSelect}
    />
  );
}

/** The two parts of a chosen group, for an address. */
export function splitGroup(value: string): { readonly within: string | null; readonly is: string | null } {
  const at = value.indexOf('=');
  return at < 0 ? { within: null, is: null } : { within: value.slice(0, at), is: value.slice(at + 1) };
}
