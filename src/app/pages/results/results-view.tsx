import type { TaskResult } from '../../../contract/acknowledgement.ts';
import { exportTaskResultsUrl } from '../../../contract/routes.ts';
import type { TaskResultsSearch } from '../../../contract/search.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { latePart } from '../../parts/late-part.tsx';
import { asNotListed } from '../../record/row-state.ts';
import { ExportLinks } from '../../table/export-links.tsx';
import { ListFrame } from '../../table/list-frame.tsx';
import type { TableSelection } from '../../table/row-marks.ts';
import type { List } from '../../table/use-list.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { resultColumns } from './result-columns.tsx';
import { ResultFilters } from './result-filters.tsx';

const QueueDrawer = latePart(async () => (await import('./queue-drawer.tsx')).QueueDrawer, {
  place: 'side',
  close: ({ onClose }) => onClose,
});

/** Drawn in place of rows. Its code is loaded late, because most visits have rows. */
const NoResults = latePart(async () => (await import('./no-results.tsx')).NoResults, { place: 'page' });

interface ResultsViewProps {
  readonly list: List<TaskResult>;
  readonly search: TaskResultsSearch;
  readonly choice: TableSelection<TaskResult>;
  readonly strip: React.ReactNode;
}

/** Draws the queue. */
export function ResultsView({ list, search, choice, strip }: ResultsViewProps) {
  const { t, language } = useI18n();
  const clear = () =>
    list.change({ status: undefined, domain: undefined, taskNo: undefined, instanceId: undefined });
  return (
    <>
      <PageHeading title={t.results.title}>
        <p className="text-muted">{t.results.subtitle}</p>
      </PageHeading>
      <ListFrame
        list={list}
        caption={t.results.caption}
        columns={resultColumns}
        what={t.results.what}
        choice={choice}
        strip={strip}
        asLeft={asNotListed}
        empty={<NoResults list={list} search={search} onClear={clear} />}
        drawer={QueueDrawer}
      >
        <div className="flex flex-wrap items-center gap-2">
          <ResultFilters filter={search} onChange={list.change} onClear={clear} />
          <ExportLinks
            csv={exportTaskResultsUrl('csv', { ...search, lang: language })}
            json={exportTaskResultsUrl('json', { ...search, lang: language })}
          />
        </div>
      </ListFrame>
    </>
  );
}
