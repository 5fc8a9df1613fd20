import { SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TaskResult, TaskResultPage } from '../../../contract/acknowledgement.ts';
import { exportTaskDetailsUrl } from '../../../contract/routes.ts';
import { isFilteredTask, type TaskDetailsSearch } from '../../../contract/search.ts';
import type { TaskCounts } from '../../../contract/session.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { shortId } from '../../result/task-link.tsx';
import { DataTable } from '../../table/data-table.tsx';
import { ExportLinks } from '../../table/export-links.tsx';
import { Pagination } from '../../table/pagination.tsx';
import type { TableSelection } from '../../table/row-marks.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { NoDetails } from './no-details.tsx';
import { taskColumns } from './task-columns.tsx';
import { TaskFilters } from './task-filters.tsx';
import { TaskFinder } from './task-finder.tsx';

interface TaskViewProps {
  readonly taskNo: string;
  readonly search: TaskDetailsSearch;
  readonly page: TaskResultPage | undefined;
  /** The page is that of other filters than those of `search`. */
  readonly isUnapplied: boolean;
  readonly counts: TaskCounts | undefined;
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly isStale: boolean;
  readonly choice: TableSelection<TaskResult>;
  readonly onOpen: (row: TaskResult) => void;
  readonly openedId: string | undefined;
  /** Stands at the right of the filters. */
  readonly tools: ReactNode;
  readonly summary: ReactNode;
  /** Between the filters and the table. */
  readonly notices: ReactNode;
  readonly strip: ReactNode;
  readonly onRetry: () => void;
  /** Replaces the parts of the search named and goes to page 1 unless another is named; undefined clears. */
  readonly onChange: (next: Partial<Record<keyof TaskDetailsSearch, unknown>>, isMore?: boolean) => void;
}

const idOf = (row: TaskResult) => row.taskDetailNo;
const NONE: readonly TaskResult[] = [];

/** One task, as it is shown. */
export function TaskView(props: TaskViewProps) {
  const { t, language } = useI18n();
  const { taskNo, search, page, error, onChange } = props;
  const isLoading = page === undefined && !error;
  const isFiltered = isFilteredTask(search);
  const clear = () => onChange({ status: undefined, domain: undefined, instanceId: undefined });
  // Rows of before say nothing of a task without filters.
  const isNothing = page?.totalItems === 0 && !isFiltered && !props.isStale && !error;

  return (
    <>
      <PageHeading title={t.tasks.title} tabTitle={`${shortId(taskNo)} · ${t.tasks.title}`}>
        <span className="flex min-w-0 items-center gap-1 font-mono text-id text-muted">
          <span className="break-all">{taskNo}</span>
          <CopyButton text={taskNo} what={t.copy.taskId} />
        </span>
      </PageHeading>
      <div className="mt-3 mb-3 flex flex-col gap-3">
        <div className="relative flex flex-wrap items-center gap-2">
          <TaskFinder key={taskNo} taskNo={taskNo} />
          {!isNothing && (
            <ExportLinks
              csv={exportTaskDetailsUrl('csv', taskNo, { ...search, lang: language })}
              json={exportTaskDetailsUrl('json', taskNo, { ...search, lang: language })}
            />
          )}
        </div>
        {!isNothing && (
          <>
            {props.summary}
            <TaskFilters search={search} counts={props.counts} onChange={onChange} onClear={clear}>
              {props.tools}
            </TaskFilters>
          </>
        )}
        {props.notices}
        {error && (
          <ErrorPanel
            error={error}
            what={t.tasks.what}
            onRetry={props.onRetry}
            isRetrying={props.isFetching}
            isUnapplied={props.isUnapplied}
            {...(page && { lastGood: Date.parse(page.asOf) })}
          />
        )}
      </div>
      {isNothing && (
        <section className="flex flex-1 rounded-[10px] border border-line bg-surface">
          <NoDetails taskNo={taskNo} />
        </section>
      )}
      {!isNothing && (page || isLoading) && (
        <DataTable
          caption={t.tasks.caption}
          columns={taskColumns}
          rows={page?.items ?? NONE}
          idOf={idOf}
          offset={page ? (page.page - 1) * page.pageSize : 0}
          totalRows={page?.totalItems ?? 0}
          choice={props.choice}
          onOpen={props.onOpen}
          openedId={props.openedId}
          strip={props.strip}
          isLoading={isLoading}
          isStale={props.isStale}
          isRefreshing={props.isFetching && page !== undefined}
          empty={
            <EmptyState icon={<SearchX aria-hidden size={18} />} title={t.tasks.noMatch}>
              <Button onClick={clear}>{t.results.clearFilters}</Button>
            </EmptyState>
          }
          footer={
            <Pagination
              page={search.page}
              pageSize={search.pageSize}
              totalPages={page?.totalPages ?? 1}
              totalItems={page?.totalItems ?? 0}
              offset={page && (page.page - 1) * page.pageSize}
              shown={page?.items.length}
              onPage={(next) => onChange({ page: next })}
              onPageSize={(pageSize) => onChange({ pageSize })}
            />
          }
        />
      )}
    </>
  );
}
