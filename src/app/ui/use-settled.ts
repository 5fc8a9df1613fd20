import { useEffect, useState } from 'react';

/** A button whose meaning has just changed was pressed for what it meant before. */
const SETTLES_MS = 1_000;

/** False for a second after `meaning` has changed; what is there from the beginning is settled. */
export function useSettled(meaning: string): boolean {
  const [settled, setSettled] = useState(meaning);
  useEffect(() => {
    if (settled === meaning) return;
    const timer = setTimeout(() => setSettled(meaning), SETTLES_MS);
    return () => clearTimeout(timer);
  }, [settled, meaning]);
  return settled === meaning;
}
