import { ListChecks } from 'lucide-react';
import { useI18n } from '../../i18n/i18n.tsx';
import { DataTable } from '../../table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { seenColumns } from './seen-columns.tsx';
import type { SeenTask } from './seen-tasks.ts';
import { TaskFinder } from './task-finder.tsx';

const idOf = (task: SeenTask) => task.taskNo;

/** A field for an id, and the tasks that results in the queue belong to. */
export function SeenTasksView({ tasks }: { tasks: readonly SeenTask[] }) {
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
        <span className="text-sm font-normal text-muted">{t.tasks.seenHint}</span>
      </h2>
      <DataTable
        caption={t.tasks.seenCaption}
        columns={seenColumns}
        rows={tasks}
        idOf={idOf}
        empty={
          <EmptyState
            icon={<ListChecks aria-hidden size={18} />}
            title={t.tasks.seenNothing}
            hint={t.tasks.seenNothingHint}
          />
        }
      />
    </>
  );
}
