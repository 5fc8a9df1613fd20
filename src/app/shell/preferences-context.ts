import { createContext, useContext } from 'react';
import type { Language } from '../../contract/alibaba-cloud.ts';
import type { Theme } from '../../contract/preferences.ts';

/** What the reader chose, and how to choose otherwise. */
export interface PreferencesControl {
  readonly theme: Theme;
  readonly setTheme: (theme: Theme) => void;
  readonly setLanguage: (language: Language) => void;
  readonly hasShortcuts: boolean;
  readonly setShortcuts: (isOn: boolean) => void;
}

export const PreferencesContext = createContext<PreferencesControl | undefined>(undefined);

/** The reader’s choices, and the ways to change them. */
export function usePreferences(): PreferencesControl {
  const preferences = useContext(PreferencesContext);
  if (!preferences) throw new Error('PreferencesContext is missing.');
  return preferences;
}
