import { createContext, useContext } from 'react';
import type { Place } from './places.ts';

export const PlacesContext = createContext<ReadonlyMap<string, Place>>(new Map());

/** Where one row of the task stands. */
export function usePlace(taskDetailNo: string): Place | undefined {
  return useContext(PlacesContext).get(taskDetailNo);
}
