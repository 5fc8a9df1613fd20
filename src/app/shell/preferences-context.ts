import { createContext, useContext } from 'react';
import type { Language } from '../../contract/alibaba-cloud.ts';
import type { Theme } from '../../contract/preferences.ts';

/** The choices of the reader, and functions that change them. */
export interface PreferencesControl {
  readonly theme: Theme;
  readonly setTheme: (theme: Theme) => void;
  readonly setLanguage: (language: Language) => void;
  readonly hasShortcuts: boolean;
  readonly setShortcuts: (isOn: boolean) => void;
}

export const PreferencesContext = createContext<PreferencesControl | undefined>(undefined);

/** The same as a hook. */
export function usePreferences(): PreferencesControl {
  const preferences = useContext(PreferencesContext);
  if (!preferences) throw new Error('PreferencesContext is missing.');
  return preferences;
}
