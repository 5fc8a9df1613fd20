import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useI18n } from '../i18n/i18n.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

/** An address that is none of Docket's. */
export function NotFound() {
  const { t } = useI18n();
  return (
    <>
      <PageHeading title={t.errors.notFound} />
      <EmptyState icon={<Compass aria-hidden size={18} />} title={t.errors.notFoundHint}>
        <Link to="/results" className="font-medium text-accent hover:underline">
          {t.errors.toResults}
        </Link>
      </EmptyState>
    </>
  );
}
