import type { AcknowledgedResult } from '../../../contract/acknowledgement.ts';
import { type AcknowledgedResultsFilter, exportAcknowledgedResultsUrl } from '../../../contract/routes.ts';
import type { AcknowledgedSearch } from '../../../contract/search.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { OperationList } from '../../operations/operation-list.tsx';
import { latePart } from '../../parts/late-part.tsx';
import { ExportLinks } from '../../table/export-links.tsx';
import { ListFrame } from '../../table/list-frame.tsx';
import type { List } from '../../table/use-list.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { acknowledgedColumns } from './acknowledged-columns.tsx';
import { AcknowledgedFilters } from './acknowledged-filters.tsx';
import { NoRecords } from './no-records.tsx';

const RecordDrawer = latePart(async () => (await import('./record-drawer.tsx')).RecordDrawer, {
  place: 'side',
  close: ({ onClose }) => onClose,
});

interface AcknowledgedViewProps {
  readonly list: List<AcknowledgedResult>;
  readonly search: AcknowledgedSearch;
  readonly filter: AcknowledgedResultsFilter;
}

const CLEARED = { state: undefined, domain: undefined, taskNo: undefined, from: undefined, to: undefined };
const asItWas = (row: AcknowledgedResult) => row;

/** Draws the record. */
export function AcknowledgedView({ list, search, filter }: AcknowledgedViewProps) {
  const { t } = useI18n();
  const isFiltered = Object.keys(filter).length > 0;
  const clear = () => list.change(CLEARED);
  return (
    <>
      <PageHeading title={t.ledger.title}>
        <p className="text-muted">{t.ledger.subtitle}</p>
        {/* Higher than the heading, and yet the heading stands where it does on other pages. */}
        <span className="ml-auto self-center max-sm:mt-1.5 sm:-my-1">
          <ExportLinks
            csv={exportAcknowledgedResultsUrl('csv', filter)}
            json={exportAcknowledgedResultsUrl('json', filter)}
          />
        </span>
      </PageHeading>
      <ListFrame
        list={list}
        caption={t.ledger.caption}
        columns={acknowledgedColumns}
        what={t.ledger.what}
        asLeft={asItWas}
        empty={<NoRecords isFiltered={isFiltered} onClear={clear} />}
        drawer={RecordDrawer}
        notices={<OperationList className="rounded-[10px] border border-line bg-surface" />}
      >
        <AcknowledgedFilters search={search} isFiltered={isFiltered} onChange={list.change} onClear={clear} />
      </ListFrame>
    </>
  );
}
