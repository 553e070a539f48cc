// What surrounds a page: header with mark, way around, language and appearance; footer with what must be reachable.
import { LanguageSwitch, SkipLink, ThemeSwitch } from '@dragoman/ui';
import type { ComponentChildren, JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { DemonstrationBanner } from '../../features/demonstration/web/demonstration-banner.tsx';
import { choosePageLanguage } from '../appearance/page-language.ts';
import { chooseTheme, theme } from '../appearance/theme.ts';
import { LANGUAGE_CHOICES } from '../messages/choose-language.ts';
import { language, loadMessages, t } from '../messages/messages.ts';
import type { AccountNavigation as AccountNavigationPages } from './account-navigation.tsx';
import { Mark } from './mark.tsx';
import { actor, readSession } from './session.ts';

type Navigation = typeof AccountNavigationPages;

/** Arrives for those who are signed in; a first visit does not carry it. Not `lazy`: that would take the page away until it is here. */
function useAccountNavigation(isWanted: boolean): Navigation | null {
  const [navigation, setNavigation] = useState<{ readonly component: Navigation } | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    Promise.all([import('./account-navigation.tsx'), loadMessages('work')]).then(
      ([{ AccountNavigation }]) => setNavigation({ component: AccountNavigation }),
      (error: unknown) => reportError(error),
    );
  }, [isWanted]);
  return navigation?.component ?? null;
}

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
  const who = actor.value;
  const AccountNavigation = useAccountNavigation(who?.kind === 'account');
  return (
    <header class="top no-print">
      <a class="home" href="/" aria-label={t('shell.home')}>
        <Mark /> <span>Dragoman</span>
      </a>
      <nav aria-label={t('shell.navigation')}>
        <a href="/methods" aria-current={props.path === '/methods' ? 'page' : undefined}>
          {t('shell.methods')}
        </a>
        {who?.kind === 'account' ? (
          AccountNavigation !== null && <AccountNavigation path={props.path} roles={who.roles} />
        ) : (
          <a href="/sign-in" aria-current={props.path === '/sign-in' ? 'page' : undefined}>
            {t('shell.sign-in')}
          </a>
        )}
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
          languages={LANGUAGE_CHOICES}
          onChange={(code) => void choosePageLanguage(code)}
        />
      </div>
    </header>
  );
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
