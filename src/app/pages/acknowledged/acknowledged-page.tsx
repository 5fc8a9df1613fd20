import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { AcknowledgedResult } from '../../../contract/acknowledgement.ts';
import { AcknowledgeFrame } from '../../acknowledge/acknowledge-frame.tsx';
import { useAcknowledging } from '../../acknowledge/use-acknowledging.ts';
import { useFoundInQueue } from '../../acknowledge/use-found-in-queue.ts';
import { acknowledgedResultsQuery } from '../../api/queries.ts';
import { useList } from '../../table/use-list.ts';
import { AcknowledgedView } from './acknowledged-view.tsx';
import { AgainContext } from './record-cells.tsx';
import { filterOf, tryIdOf } from './views.ts';

const route = getRouteApi('/acknowledged');

/** The page of the record. */
export function AcknowledgedPage() {
  const search = route.useSearch();
  const { page, pageSize } = search;
  const filter = filterOf(search);
  const query = useQuery(acknowledgedResultsQuery({ ...filter, page, pageSize }));
  const list = useList({ table: 'acknowledged', query, search, filters: filter, idOf: tryIdOf });
  const acknowledging = useAcknowledging(list.rows, list.isStale);
  const { acknowledgeFound } = useFoundInQueue(acknowledging);
  const againRow = useCallback(
    (row: AcknowledgedResult) => void acknowledgeFound(() => [row]),
    [acknowledgeFound],
  );
  return (
    <AgainContext value={againRow}>
      <AcknowledgeFrame acknowledging={acknowledging}>
        <AcknowledgedView list={list} search={search} filter={filter} />
      </AcknowledgeFrame>
    </AgainContext>
  );
}
