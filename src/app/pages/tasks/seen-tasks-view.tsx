import { ListChecks } from 'lucide-react';
import type { TaskResultPage } from '../../../contract/acknowledgement.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { DataTable } from '../../table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { seenColumns } from './seen-columns.tsx';
import type { SeenTask } from './seen-tasks.ts';
import { TaskFinder } from './task-finder.tsx';

interface SeenTasksViewProps {
  readonly tasks: readonly SeenTask[];
  /** The part of the queue that they were found in. */
  readonly page: TaskResultPage | undefined;
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly onRetry: () => void;
}

const idOf = (task: SeenTask) => task.taskNo;

/** A field for an id, and the tasks that results in the queue belong to. */
export function SeenTasksView({ tasks, page, error, isFetching, onRetry }: SeenTasksViewProps) {
  const { t } = useI18n();
  return (
    <>
      <PageHeading title={t.tasks.title}>
        <p className="text-muted">{t.tasks.subtitle}</p>
      </PageHeading>
      <div className="mt-3 mb-5">
        <TaskFinder />
      </div>
      <h2 className="mb-2 flex flex-wrap items-baseline gap-x-3 text-base font-semibold">
        {t.tasks.seen}
        {page && (
          <span className="text-sm font-normal text-muted">
            {t.tasks.seenAmong(page.items.length, page.totalItems)}
          </span>
        )}
      </h2>
      {error && (
        <div className="mb-3">
          <ErrorPanel
            error={error}
            what={t.results.what}
            onRetry={onRetry}
            isRetrying={isFetching}
            {...(page && { lastGood: Date.parse(page.asOf) })}
          />
        </div>
      )}
      {(page || !error) && (
        <DataTable
          caption={t.tasks.seenCaption}
          columns={seenColumns}
          rows={tasks}
          idOf={idOf}
          isLoading={!page}
          isRefreshing={isFetching && page !== undefined}
          empty={
            <EmptyState
              icon={<ListChecks aria-hidden size={18} />}
              title={t.tasks.seenNothing}
              hint={t.tasks.seenNothingHint}
            />
          }
        />
      )}
    </>
  );
}
