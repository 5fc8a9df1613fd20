import type { ErrorComponentProps } from '@tanstack/react-router';
import { useI18n } from '../i18n/i18n.tsx';
import { Button } from '../ui/button.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

/** A fault of ours: said plainly, with a way to try again. */
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
