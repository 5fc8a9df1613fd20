import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useI18n } from '../i18n/i18n.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

/** The page for an address that Docket does not have. */
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

/** The page for an error of Docket, with a way to try again. */
export function PageCrash({ error, reset }: ErrorComponentProps) {
  const { t } = useI18n();
  return (
    <main className="flex flex-col items-start gap-3 p-5">
      <PageHeading title={t.errors.crashed} />
      <p className="text-bad">{error instanceof Error ? error.message : String(error)}</p>
      <Button onClick={reset}>{t.errors.retry}</Button>
    </main>
  );
}
