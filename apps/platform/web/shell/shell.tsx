// What surrounds a page: header with mark, way around, language and appearance; footer with what must be reachable.
import { LanguageSwitch, SkipLink, ThemeSwitch } from '@dragoman/ui';
import type { ComponentChildren, JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { DemonstrationBanner } from '../../features/demonstration/web/demonstration-banner.tsx';
import { choosePageLanguage } from '../appearance/page-language.ts';
import { chooseTheme, theme } from '../appearance/theme.ts';
import { LANGUAGE_NAMES } from '../messages/choose-language.ts';
import { language, t } from '../messages/messages.ts';
import { Mark } from './mark.tsx';
import { actor, readSession } from './session.ts';

/** The runner brings its own narrow bar: one thing to do on the page. */
function isBare(path: string): boolean {
  return path.startsWith('/run/');
}

export function Shell(props: { readonly children: ComponentChildren }): JSX.Element {
  const { path } = useLocation();
  const bare = isBare(path);
  useEffect(() => {
    if (!bare && actor.value === null) void readSession();
  }, [bare]);
  return (
    <div class={bare ? 'shell bare' : 'shell'}>
      <SkipLink target="main">{t('shell.skip')}</SkipLink>
      <DemonstrationBanner />
      {!bare && <Header path={path} />}
      {props.children}
      {!bare && <Footer />}
    </div>
  );
}

function Header(props: { readonly path: string }): JSX.Element {
  const links = navigation();
  return (
    <header class="top no-print">
      <a class="home" href="/" aria-label={t('shell.home')}>
        <Mark /> <span>Dragoman</span>
      </a>
      <nav aria-label={t('shell.navigation')}>
        {links.map((link) => (
          <a key={link.href} href={link.href} aria-current={props.path === link.href ? 'page' : undefined}>
            {link.text}
          </a>
        ))}
      </nav>
      <div class="switches">
        <ThemeSwitch
          label={t('shell.theme')}
          theme={theme.value}
          names={{ system: t('shell.theme-system'), light: t('shell.theme-light'), dark: t('shell.theme-dark') }}
          onChange={chooseTheme}
        />
        <LanguageSwitch
          label={t('shell.language')}
          language={language.value}
          languages={LANGUAGE_NAMES}
          onChange={(code) => void choosePageLanguage(code)}
        />
      </div>
    </header>
  );
}

/** Who may open the page of frameworks; the server decides. */
const FRAMEWORK_ROLES: ReadonlySet<string> = new Set([
  'institution-administrator',
  'researcher',
  'platform-administrator',
]);

function navigation(): { href: string; text: string }[] {
  const who = actor.value;
  if (who?.kind !== 'account') {
    return [
      { href: '/methods', text: t('shell.methods') },
      { href: '/sign-in', text: t('shell.sign-in') },
    ];
  }
  return [
    { href: '/methods', text: t('shell.methods') },
    ...(who.roles.includes('institution-administrator')
      ? [{ href: '/institution', text: t('shell.institution') }]
      : []),
    ...(who.roles.includes('platform-administrator') ? [{ href: '/installation', text: t('shell.installation') }] : []),
    ...(who.roles.some((role) => FRAMEWORK_ROLES.has(role))
      ? [{ href: '/frameworks', text: t('shell.frameworks') }]
      : []),
    { href: '/account', text: t('shell.account') },
  ];
}

function Footer(): JSX.Element {
  return (
    <footer class="bottom no-print">
      <nav aria-label={t('shell.footer')}>
        <a href="/accessibility">{t('shell.accessibility')}</a>
        <a href="/privacy">{t('shell.privacy')}</a>
        <a href="/methods">{t('shell.methods')}</a>
      </nav>
      <p>{t('shell.licence')}</p>
    </footer>
  );
}
