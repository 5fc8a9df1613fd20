/** PageSize's documented maximum (docs/api-facts.md 1.2, 1.4). The API documents no minimum; Docket asks for at least 1. */
export const MAX_PAGE_SIZE = 1000;

/** Where in a list to look: `page` counts from 1, `pageSize` is 1 to {@link MAX_PAGE_SIZE}. */
export interface PageParams {
  readonly page: number;
  readonly pageSize: number;
}

/** What a count asks for: the total stands on any page, so the smallest will do. */
export const ONE_ROW: PageParams = { page: 1, pageSize: 1 };

/** One page of a list. */
export interface Page<Item> extends PageParams {
  readonly items: readonly Item[];
  /** Over all pages. */
  readonly totalItems: number;
  /** At least 1, also for an empty list. */
  readonly totalPages: number;
}
