// The browser's entry: appearance before the first paint, then the messages, then the page.
import './appearance/begin.ts';
import '@dragoman/ui/styles.css';
import './styles/fonts.css';
import './styles/shell.css';
import { render } from 'preact';
import { LocationProvider } from 'preact-iso';
import { beginAttempt } from '../features/assessment/web/attempt/early-attempt.ts';
import { askEarly } from '../features/assessment/web/start/early-offer.ts';
import { LOADERS } from 'virtual:messages';
import { loadMessages, setMessageLoaders } from './messages/messages.ts';
import { Routes } from './routes.tsx';
import { registerServiceWorker } from './service-worker/register.ts';
import { Shell } from './shell/shell.tsx';

async function begin(): Promise<void> {
  if (location.pathname === '/') askEarly();
  beginAttempt(location.pathname);
  void document.fonts.load('400 1em "Source Serif 4 Variable"');
  setMessageLoaders(LOADERS);
  await loadMessages('first');
  render(
    <LocationProvider>
      <Shell>
        <Routes />
      </Shell>
    </LocationProvider>,
    document.querySelector('#app')!,
  );
  registerServiceWorker();
}

void begin();
