import { ChevronDown, ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight } from 'lucide-react';
import { createContext, useContext, useState } from 'react';
import { PAGE_SIZES } from '../../contract/search.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { IconButton } from '../ui/button.tsx';
import { isComposing, useShortcuts } from '../ui/shortcuts.tsx';

interface PaginationProps {
  readonly page: number;
  readonly pageSize: number;
  readonly totalPages: number;
  readonly totalItems: number;
  /** Rows before this page; where nothing shifts it follows from the page. */
  readonly offset?: number | undefined;
  /** Rows on this page; undefined before the first answer. */
  readonly shown: number | undefined;
  /** Rows that others took out of the list while it was read. */
  readonly leftElsewhere?: number | undefined;
  readonly onPage: (page: number) => void;
  readonly onPageSize: (pageSize: number) => void;
}

/** The column that the rows of the page are sorted by. */
export const SortedByContext = createContext<string | undefined>(undefined);

const ICON = { size: 15, 'aria-hidden': true } as const;

/** Where in the list the reader is, and the ways from here. Sticks to the window's bottom while the table is longer. */
export function Pagination({
  page,
  pageSize,
  totalPages,
  totalItems,
  offset = (page - 1) * pageSize,
  shown,
  leftElsewhere = 0,
  onPage,
  onPageSize,
}: PaginationProps) {
  const { t, number } = useI18n();
  const sortedBy = useContext(SortedByContext);
  const range = pageRange(offset, shown ?? 0);
  const step = (label: string, target: number, icon: React.ReactNode) => (
    <IconButton
      label={label}
      variant="secondary"
      size="small-square"
      isDisabled={target < 1 || target > totalPages || target === page}
      onClick={() => onPage(target)}
    >
      {icon}
    </IconButton>
  );
  const previous = () => page > 1 && onPage(page - 1);
  const next = () => page < totalPages && onPage(page + 1);
  useShortcuts({ '[': previous, ']': next });
  const sizes = PAGE_SIZES.some((size) => size === pageSize) ? PAGE_SIZES : [pageSize, ...PAGE_SIZES];

  return (
    <nav aria-label={t.paging.label} className="table-footer">
      <span className="mr-auto min-h-[18px] max-sm:basis-full whitespace-nowrap text-muted">
        {shown !== undefined && (
          <span>{range ? t.paging.range(range.from, range.to, totalItems) : t.paging.nothing}</span>
        )}
        {sortedBy && <span title={t.table.sortHint}> · {t.table.sorted(sortedBy)}</span>}
        {leftElsewhere > 0 && (
          <span title={t.paging.leftElsewhereHint}> · {t.paging.leftElsewhere(leftElsewhere)}</span>
        )}
      </span>
      <label className="flex items-center gap-2 whitespace-nowrap text-muted">
        <span className="max-sm:sr-only">{t.paging.size}</span>
        <span className="relative flex items-center">
          <select
            value={pageSize}
            onChange={(event) => onPageSize(Number(event.target.value))}
            className="h-[26px] appearance-none rounded-full border border-edge bg-surface pr-6 pl-2.5 text-text hover:bg-raised"
          >
            {sizes.map((size) => (
              <option key={size} value={size}>
                {number(size)}
              </option>
            ))}
          </select>
          <ChevronDown {...ICON} size={13} className="pointer-events-none absolute right-2 text-muted" />
        </span>
      </label>
      <span className="flex items-center gap-2 whitespace-nowrap text-muted">
        <span className="max-sm:sr-only">{t.paging.page}</span>
        <PageField page={page} totalPages={totalPages} onPage={onPage} />
        <span className="min-w-[5.5ch]">{t.paging.of(totalPages)}</span>
      </span>
      <span className="flex gap-1">
        {step(t.paging.first, 1, <ChevronsLeft {...ICON} />)}
        {step(t.paging.previous, page - 1, <ChevronLeft {...ICON} />)}
        {step(t.paging.next, page + 1, <ChevronRight {...ICON} />)}
        {step(t.paging.last, totalPages, <ChevronsRight {...ICON} />)}
      </span>
    </nav>
  );
}

/** The page's number, to be typed over. It stays the same field when the page turns, and so keeps the focus. */
function PageField({ page, totalPages, onPage }: Pick<PaginationProps, 'page' | 'totalPages' | 'onPage'>) {
  const { t } = useI18n();
  const [text, setText] = useState(String(page));
  const [seen, setSeen] = useState(page);
  if (page !== seen) {
    setSeen(page);
    setText(String(page));
  }
  const go = () => {
    const target = typedPage(text, totalPages);
    if (target !== undefined && target !== page) onPage(target);
    else setText(String(page));
  };
  return (
    <input
      aria-label={t.paging.page}
      inputMode="numeric"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isComposing(event)) go();
        if (event.key === 'Escape') setText(String(page));
      }}
      onBlur={go}
      onFocus={(event) => event.target.select()}
      style={{ width: `${Math.max(2, text.length) + 1.6}ch` }}
      className="h-[26px] rounded-full border border-edge bg-surface text-center text-text hover:bg-raised"
    />
  );
}

/** The rows a page shows, counted from 1, after `offset` others; undefined when it shows none. */
export function pageRange(
  offset: number,
  shown: number,
): { readonly from: number; readonly to: number } | undefined {
  if (shown === 0) return undefined;
  return { from: offset + 1, to: offset + shown };
}

/** The page a reader typed, kept within the pages there are; undefined when it is not a whole number. */
export function typedPage(text: string, totalPages: number): number | undefined {
  const digits = text.trim();
  if (!/^\d{1,10}$/.test(digits)) return undefined;
  return Math.min(Math.max(Number(digits), 1), Math.max(totalPages, 1));
}
