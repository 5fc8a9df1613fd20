import type { QueryClient } from '@tanstack/react-query';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { TaskResult } from '../../contract/acknowledgement.ts';
import type { Language } from '../../contract/alibaba-cloud.ts';
import {
  LANGUAGE_COOKIE,
  type Preferences,
  SHORTCUTS_COOKIE,
  THEME_COOKIE,
} from '../../contract/preferences.ts';
import { SelectedResultsContext } from '../acknowledge/contexts.ts';
import { keepCookie } from '../environment.ts';
import { createI18n, type I18n, I18nContext } from '../i18n/i18n.tsx';
import { wordsOf } from '../parts/load-words.ts';
import { partTroubles } from '../parts/part-troubles.ts';
import { type Acknowledgements, RecordContext } from '../record/use-record.ts';
import type { DocketRouter } from '../router.tsx';
import type { Selection } from '../table/selection.ts';
import { type Tables, TablesContext } from '../table/use-arranged.ts';
import { type Shortcuts, ShortcutsContext } from '../ui/shortcuts.tsx';
import { type Ticker, TickerContext } from '../ui/ticker.ts';
import { type Toasts, ToastsContext } from '../ui/toasts.ts';
import { PreferencesContext } from './preferences-context.ts';

interface AppProps {
  readonly preferences: Preferences;
  readonly i18n: I18n;
  readonly timeZone: string;
  readonly router: DocketRouter;
  readonly queryClient: QueryClient;
  readonly acknowledgements: Acknowledgements;
  readonly selection: Selection<TaskResult>;
  readonly tables: Tables;
  readonly ticker: Ticker;
  readonly toasts: Toasts;
  readonly shortcuts: Shortcuts;
}

/** Provides everything that outlives a page, and the choices that hold for the whole document. */
export function App(props: AppProps) {
  const { router, queryClient, shortcuts } = props;
  const [i18n, setI18n] = useState(props.i18n);
  const [theme, setTheme] = useState(props.preferences.theme);
  const [hasShortcuts, setShortcuts] = useState(shortcuts.isEnabled());
  useEffect(() => {
    document.documentElement.lang = i18n.language === 'zh' ? 'zh-CN' : 'en';
    document.documentElement.dataset.theme = theme;
  }, [i18n.language, theme]);

  const setLanguage = (language: Language) =>
    partTroubles.use(wordsOf[language], (messages) => {
      keepCookie(LANGUAGE_COOKIE, language);
      router.update({ ...router.options, context: { queryClient, language } });
      setI18n(createI18n(language, messages, props.timeZone));
    });
  // biome-ignore lint/correctness/useExhaustiveDependencies: words that did not come at the start are asked for once more
  useEffect(() => {
    if (i18n.language !== props.preferences.language) void setLanguage(props.preferences.language);
  }, []);
  const control = {
    theme,
    setTheme: (next: typeof theme) => {
      keepCookie(THEME_COOKIE, next);
      setTheme(next);
    },
    setLanguage,
    hasShortcuts,
    setShortcuts: (isOn: boolean) => {
      keepCookie(SHORTCUTS_COOKIE, isOn ? 'on' : 'off');
      shortcuts.setEnabled(isOn);
      setShortcuts(isOn);
    },
  };
  return (
    <I18nContext value={i18n}>
      <PreferencesContext value={control}>
        <TickerContext value={props.ticker}>
          <ToastsContext value={props.toasts}>
            <ShortcutsContext value={shortcuts}>
              <QueryClientProvider client={queryClient}>
                <RecordContext value={props.acknowledgements}>
                  <SelectedResultsContext value={props.selection}>
                    <TablesContext value={props.tables}>
                      <RouterProvider router={router} />
                    </TablesContext>
                  </SelectedResultsContext>
                </RecordContext>
              </QueryClientProvider>
            </ShortcutsContext>
          </ToastsContext>
        </TickerContext>
      </PreferencesContext>
    </I18nContext>
  );
}
