/** The largest PageSize (docs/api-facts.md 1.2, 1.4). The API documents no smallest; Docket asks for at least 1. */
export const MAX_PAGE_SIZE = 1000;

/** Which page of a list: `page` counts from 1, `pageSize` is 1 to {@link MAX_PAGE_SIZE}. */
export interface PageParams {
  readonly page: number;
  readonly pageSize: number;
}

/** The page to ask for when only the total is needed: it is on every page. */
export const ONE_ROW: PageParams = { page: 1, pageSize: 1 };

/** One page of a list. */
export interface Page<Item> extends PageParams {
  readonly items: readonly Item[];
  /** The number of items over all pages. */
  readonly totalItems: number;
  /** At least 1, also for an empty list. */
  readonly totalPages: number;
}
