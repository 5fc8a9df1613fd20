import { useEffect, useState } from 'react';

/** A button whose meaning has just changed was pressed for what it meant before. */
const SETTLES_MS = 1_000;

/** False for a second after `meaning` has changed, also if it changes back; what is there from the beginning is settled. */
export function useSettled(meaning: string): boolean {
  const [seen, setSeen] = useState({ meaning, isSettled: true });
  if (seen.meaning !== meaning) setSeen({ meaning, isSettled: false });
  useEffect(() => {
    if (seen.isSettled) return;
    const timer = setTimeout(() => setSeen({ meaning: seen.meaning, isSettled: true }), SETTLES_MS);
    return () => clearTimeout(timer);
  }, [seen]);
  return seen.meaning === meaning && seen.isSettled;
}
