import type { KeyboardEvent } from 'react';

/** True for a key that belongs to an input method. Safari ends the composition before it tells of the key, as key 229. */
export function isComposing({ nativeEvent }: KeyboardEvent): boolean {
  return nativeEvent.isComposing || nativeEvent.keyCode === 229;
}
