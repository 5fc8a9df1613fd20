import type { ReactNode } from 'react';
import type { TaskResult } from '../../../contract/acknowledgement.ts';
import type { PageParams } from '../../../contract/page.ts';
import type { TaskResultFilter } from '../../../contract/poll-task-result.ts';
import { exportTaskResultsUrl } from '../../../contract/routes.ts';
import { filtersOf } from '../../../contract/search.ts';
import type { TaskResultCounts } from '../../../contract/session.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { asNotListed } from '../../record/row-state.ts';
import { DataTable } from '../../table/data-table.tsx';
import { ExportLinks } from '../../table/export-links.tsx';
import { Pagination } from '../../table/pagination.tsx';
import type { TableSelection } from '../../table/row-marks.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { resultColumns } from './result-columns.tsx';
import { ResultFilters } from './result-filters.tsx';

interface ResultsViewProps {
  readonly search: TaskResultFilter & PageParams;
  readonly counts: TaskResultCounts | undefined;
  /** Rows that are still in the queue, as far as is known; undefined before the first answer. */
  readonly rows: readonly TaskResult[] | undefined;
  readonly totalItems: number;
  /** Rows of the queue before this page. */
  readonly offset: number;
  readonly totalPages: number;
  readonly leftElsewhere: number;
  readonly isStale: boolean;
  readonly isRefreshing: boolean;
  readonly choice: TableSelection<TaskResult>;
  readonly onOpen: (row: TaskResult) => void;
  readonly openedId: string | undefined;
  readonly strip: ReactNode;
  readonly empty: ReactNode;
  readonly error: ReactNode;
  readonly notice: string | undefined;
  readonly onFilter: (
    filter: { [K in keyof TaskResultFilter]?: TaskResultFilter[K] | undefined },
    isMore?: boolean,
  ) => void;
  readonly onClear: () => void;
  readonly onPage: (page: number) => void;
  readonly onPageSize: (pageSize: number) => void;
}

const NONE: readonly TaskResult[] = [];
const idOf = (row: TaskResult) => row.taskDetailNo;

/** The queue, as it is shown. */
export function ResultsView(props: ResultsViewProps) {
  const { t, language } = useI18n();
  const { search, rows = NONE, error } = props;
  const isLoading = props.rows === undefined && !error;
  return (
    <>
      <PageHeading title={t.results.title}>
        <p className="text-muted">{t.results.subtitle}</p>
      </PageHeading>
      <div className="mt-3 mb-3 flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <ResultFilters
            filter={search}
            counts={props.counts}
            onChange={props.onFilter}
            onClear={props.onClear}
          />
          <ExportLinks
            csv={exportTaskResultsUrl('csv', { ...search, lang: language })}
            json={exportTaskResultsUrl('json', { ...search, lang: language })}
          />
        </div>
        {error}
        {props.notice && <p className="text-muted">{props.notice}</p>}
      </div>
      {(isLoading || props.rows !== undefined) && (
        <DataTable
          caption={t.results.caption}
          columns={resultColumns}
          rows={rows}
          idOf={idOf}
          offset={props.offset}
          totalRows={props.totalItems}
          choice={props.choice}
          list={JSON.stringify([filtersOf(search), search.page, search.pageSize])}
          asLeft={asNotListed}
          onOpen={props.onOpen}
          openedId={props.openedId}
          isLoading={isLoading}
          isStale={props.isStale}
          isRefreshing={props.isRefreshing}
          strip={props.strip}
          empty={props.empty}
          footer={
            <Pagination
              page={search.page}
              pageSize={search.pageSize}
              totalPages={props.totalPages}
              totalItems={props.totalItems}
              offset={props.offset}
              shown={props.rows?.length}
              leftElsewhere={props.leftElsewhere}
              onPage={props.onPage}
              onPageSize={props.onPageSize}
            />
          }
        />
      )}
    </>
  );
}
