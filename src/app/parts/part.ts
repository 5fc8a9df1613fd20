/** Why a part could not be loaded. */
export type PartFailureReason =
  /** Docket does not answer: another try may help. */
  | 'unreachable'
  /** The server has another build: only a reload helps. */
  | 'updated'
  /** Docket answers and has the same build. */
  | 'unknown';

/** Thrown by {@link Part.load}. */
export class PartFailure extends Error {
  readonly reason: PartFailureReason;

  constructor(reason: PartFailureReason) {
    super(`A part of Docket could not be loaded (${reason}).`);
    this.reason = reason;
  }
}

/** Code or words that are loaded when they are first needed. */
export interface Part<Loaded> {
  /** The loaded value; undefined before that. */
  loaded(): Loaded | undefined;
  /** Loads it, once for all callers that wait. A failure is not kept: the next call loads again. */
  load(): Promise<Loaded>;
}

/** Finds why an `import()` failed. */
export type FindReason = (error: unknown) => Promise<PartFailureReason>;

/**
 * A part behind an `import()`. A browser keeps a module that it has loaded, and requests one again that it could not
 * load (Chromium 156: also for modules that it imports and after a failed `modulepreload`). So the same address can be
 * tried again, and every module exists once.
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
