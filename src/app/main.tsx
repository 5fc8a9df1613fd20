import { createRoot } from 'react-dom/client';
import { readPreferences } from '../contract/preferences.ts';
import { serverTime } from './api/server-time.ts';
import { browserClock, onNetworkChange, whenVisible } from './environment.ts';
import { en } from './i18n/en.ts';
import { createI18n } from './i18n/i18n.tsx';
import { wordsOf } from './parts/load-words.ts';
import { createDocketRouter } from './router.tsx';
import { createServerState } from './server-state.ts';
import { App } from './shell/app.tsx';
import { createTables } from './shell/tables.ts';
import { createSelection } from './table/selection.ts';
import { createShortcuts } from './ui/shortcuts.tsx';
import { createTicker } from './ui/ticker.ts';
import { createToasts } from './ui/toasts.ts';
import './styles.css';

/** Reads the surroundings of the page once, and passes them on as values. */
async function start(root: HTMLElement): Promise<void> {
  const preferences = readPreferences(document.cookie, navigator.languages);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const clock = { ...browserClock, now: serverTime.now };
  const ticker = createTicker(clock);
  serverTime.subscribe(ticker.tick);
  const { queryClient, acknowledgements } = createServerState({ clock, whenVisible, onNetworkChange });
  const router = createDocketRouter(queryClient, preferences.language);
  // The rows are requested while the words and the code of the page are still loading.
  void router.load();
  const tables = createTables(preferences.tables);
  const messages = await wordsOf[preferences.language].load().catch(() => undefined);
  await tables.ready;
  createRoot(root).render(
    <App
      preferences={preferences}
      i18n={createI18n(messages ? preferences.language : 'en', messages ?? en, timeZone)}
      timeZone={timeZone}
      router={router}
      queryClient={queryClient}
      acknowledgements={acknowledgements}
      selection={createSelection()}
      tables={tables}
      ticker={ticker}
      toasts={createToasts()}
      shortcuts={createShortcuts(document, preferences.hasShortcuts)}
    />,
  );
}

const root = document.getElementById('root');
if (root) void start(root);
