import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { withoutOpen } from '../../../contract/open-search.ts';
import { filtersOf } from '../../../contract/search.ts';
import { AcknowledgeFrame } from '../../acknowledge/acknowledge-frame.tsx';
import { SelectAllMatching, SelectionStrip } from '../../acknowledge/selection-strip.tsx';
import { useAcknowledgeKeys } from '../../acknowledge/use-acknowledge-keys.ts';
import { useAcknowledging } from '../../acknowledge/use-acknowledging.ts';
import { useCapturing } from '../../acknowledge/use-capturing.ts';
import { useResultChoice } from '../../acknowledge/use-result-choice.ts';
import { ASKED_ON_ENTRY, taskResultsQuery } from '../../api/queries.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { useGoneRows } from '../../record/use-record.ts';
import { useList } from '../../table/use-list.ts';
import { ResultsView } from './results-view.tsx';

const route = getRouteApi('/results');
const idOf = (row: { readonly taskDetailNo: string }) => row.taskDetailNo;

/** The page of the queue: its address, its data, and its actions. */
export function ResultsPage() {
  const search = withoutOpen(route.useSearch());
  const { language } = useI18n();
  const query = useQuery({ ...taskResultsQuery({ ...search, lang: language }), ...ASKED_ON_ENTRY });
  const list = useList({
    table: 'results',
    query,
    search,
    filters: filtersOf(search),
    idOf,
    gone: useGoneRows(),
  });
  const acknowledging = useAcknowledging(list.rows, list.isStale);
  const capturing = useCapturing();
  const choice = useResultChoice();
  useAcknowledgeKeys(acknowledging, (id) => list.rows.find((row) => row.taskDetailNo === id));

  const totalItems = list.page?.totalItems ?? 0;
  const { blocked } = acknowledging;
  return (
    <AcknowledgeFrame acknowledging={acknowledging} capturing={capturing}>
      <ResultsView
        list={list}
        search={search}
        choice={choice}
        strip={
          <SelectionStrip
            shown={list.rows}
            blocked={blocked}
            isBusy={acknowledging.isSending}
            onAcknowledge={acknowledging.acknowledge}
            wider={
              <SelectAllMatching
                choice={choice}
                shown={list.rows}
                totalItems={totalItems}
                blocked={blocked}
                onSelect={() => capturing.open(search, totalItems)}
              />
            }
          />
        }
      />
    </AcknowledgeFrame>
  );
}
