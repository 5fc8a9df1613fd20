/** Why a part could not be loaded. */
export type PartFailureReason =
  /** Docket does not answer: trying again may help. */
  | 'unreachable'
  /** The server has another build than this tab: only a reload helps. */
  | 'updated'
  /** Docket answers and the build is this tab's. */
  | 'unknown';

/** Thrown by {@link Part.load}. */
export class PartFailure extends Error {
  readonly reason: PartFailureReason;

  constructor(reason: PartFailureReason) {
    super(`A part of Docket could not be loaded (${reason}).`);
    this.reason = reason;
  }
}

/** Code or words that are fetched when they are first needed. */
export interface Part<Loaded> {
  /** What was loaded; undefined before that. */
  loaded(): Loaded | undefined;
  /** Loads it, once for all callers that ask meanwhile. A failure is forgotten: the next call fetches again. */
  load(): Promise<Loaded>;
}

/** Finds the reason for what an `import()` threw. */
export type FindReason = (error: unknown) => Promise<PartFailureReason>;

/**
 * A part behind an `import()`. The browser keeps a module that it has fetched and asks again for one that it could not
 * fetch (Chromium 156: the module itself, a module that it imports and a failed `modulepreload` alike), so that the same
 * address can be tried again and every module exists once.
 */
export function createPart<Loaded>(fetchPart: () => Promise<Loaded>, findReason: FindReason): Part<Loaded> {
  let loaded: { readonly value: Loaded } | undefined;
  let loading: Promise<Loaded> | undefined;

  async function fetchOnce(): Promise<Loaded> {
    try {
      const value = await fetchPart();
      loaded = { value };
      return value;
    } catch (error) {
      throw new PartFailure(await findReason(error));
    } finally {
      loading = undefined;
    }
  }
  return {
    loaded: () => loaded?.value,
    load() {
      if (loaded) return Promise.resolve(loaded.value);
      loading ??= fetchOnce();
      return loading;
    },
  };
}
