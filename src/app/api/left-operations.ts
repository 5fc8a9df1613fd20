const KEY = 'docket-left-operations';
/** The server names no more than this many that have ended. */
const MOST = 20;

/**
 * Interrupted operations that the reader chose to leave as they are, remembered in this browser so that they are not
 * asked about again. What is stored is not to be trusted, and a browser may refuse to store.
 */
export function createLeftOperations(storage: () => Pick<Storage, 'getItem' | 'setItem'>) {
  let known: readonly string[] | undefined;
  const read = () => {
    known ??= load();
    return known;
  };
  function load(): readonly string[] {
    try {
      const stored: unknown = JSON.parse(storage().getItem(KEY) ?? '[]');
      return Array.isArray(stored) ? stored.filter((id): id is string => typeof id === 'string') : [];
    } catch {
      return [];
    }
  }
  return {
    has: (id: string) => read().includes(id),
    add(id: string) {
      known = [id, ...read().filter((one) => one !== id)].slice(0, MOST);
      try {
        storage().setItem(KEY, JSON.stringify(known));
      } catch {
        // Full, or switched off.
      }
    },
  };
}

/** Those of this browser. */
export const leftOperations = createLeftOperations(() => localStorage);
