import { useQueries } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { BATCH_TYPES } from '../../../contract/batch.ts';
import { batchCountQuery } from '../../api/queries.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { DataTable } from '../../table/data-table.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useAge } from '../../ui/relative-time.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { batchColumns } from './batch-columns.tsx';
import { BatchFinder } from './batch-finder.tsx';
import type { BatchRow } from './batch-row.ts';

const route = getRouteApi('/batches');
const idOf = (row: BatchRow) => row.key;

/** The latest DNS batch of each type, and the one that the address names. */
export function BatchesPage() {
  const { t, language } = useI18n();
  const { taskId, batchType } = route.useSearch();
  const navigate = route.useNavigate();
  const asked = taskId ? [{ taskId, ...(batchType && { batchType }) }] : [];
  const types = BATCH_TYPES.filter((type) => !batchType || type === batchType);
  const questions = [...asked, ...types.map((type) => ({ batchType: type }))];
  const answers = useQueries({
    queries: questions.map((question) => batchCountQuery({ ...question, lang: language })),
  });
  const rows = answers.flatMap(({ data }, index): BatchRow[] => {
    const question = questions[index];
    if (!data || !question) return [];
    if ('taskId' in question) return [{ key: question.taskId, askedId: question.taskId, count: data }];
    return [{ key: question.batchType, askedType: question.batchType, count: data }];
  });
  const failed = answers.find(({ error }) => error !== null);
  const isFetching = answers.some((answer) => answer.isFetching);
  const isLoading = rows.length === 0 && isFetching && !failed;

  return (
    <>
      <PageHeading title={t.batches.title}>
        <p className="text-muted">{t.batches.subtitle}</p>
      </PageHeading>
      <div className="mt-3 mb-3 flex flex-col gap-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Segmented
            label={t.batches.columns.type}
            value={batchType ?? 'all'}
            onChange={(type) =>
              navigate({
                search: ({ batchType: _, ...now }) => ({
                  ...now,
                  ...(type !== 'all' && { batchType: type }),
                }),
              })
            }
            segments={[
              { value: 'all', label: t.filter.all },
              ...BATCH_TYPES.map((type) => ({ value: type, label: t.batchType[type] })),
            ]}
          />
          <span className="flex items-center gap-2">
            <BatchFinder
              key={taskId}
              {...(taskId && { taskId })}
              onOpen={(id) =>
                navigate({ search: ({ taskId: _, ...now }) => ({ ...now, ...(id && { taskId: id }) }) })
              }
            />
            {taskId && (
              <Button variant="ghost" onClick={() => navigate({ search: batchType ? { batchType } : {} })}>
                {t.acknowledge.clear}
              </Button>
            )}
          </span>
        </div>
        {failed && (
          <ErrorPanel
            error={failed.error}
            what={t.batches.what}
            onRetry={() => {
              for (const answer of answers) void answer.refetch();
            }}
            isRetrying={isFetching}
          />
        )}
      </div>
      <DataTable
        caption={t.batches.caption}
        columns={batchColumns}
        rows={rows}
        idOf={idOf}
        isLoading={isLoading}
        isRefreshing={isFetching && !isLoading}
        footer={
          <p className="table-footer justify-between text-muted">
            <span>{t.batches.count(rows.filter(({ count }) => count.status !== 'none').length)}</span>
            {rows.length > 0 && <Checked at={Math.min(...rows.map(({ count }) => Date.parse(count.asOf)))} />}
          </p>
        }
      />
    </>
  );
}

/** When the oldest of the answers was given. */
function Checked({ at }: { at: number }) {
  const { t } = useI18n();
  return <span>{t.batches.checked(useAge(at))}</span>;
}
