// A page whose code and messages arrive when it is first opened; when they cannot arrive, the person is told.
import type { ComponentType, JSX } from 'preact';
import { lazy } from 'preact-iso';
import { loadMessages, t } from '../messages/messages.ts';
import type { BrowserPart } from '../messages/messages.ts';
import { Page } from './page.tsx';
import { Button } from '@dragoman/ui';

/** @param load imports the page's module and gives its component */
export function lazyPage(
  load: () => Promise<ComponentType>,
  ...parts: readonly BrowserPart[]
): ComponentType & { preload(): Promise<unknown> } {
  return lazy(async () => {
    try {
      const [component] = await Promise.all([load(), ...parts.map(loadMessages)]);
      return { default: component };
    } catch (error) {
      reportError(error);
      return { default: MissingPage };
    }
  });
}

function MissingPage(): JSX.Element {
  return (
    <Page title={t('page.missing-title')} width="reading">
      <h1>{t('page.missing-title')}</h1>
      <p class="prose after-lead" role="alert">
        {t('page.missing-text')}
      </p>
      <div class="buttons">
        <Button onClick={() => location.reload()}>{t('page.reload')}</Button>
      </div>
    </Page>
  );
}
