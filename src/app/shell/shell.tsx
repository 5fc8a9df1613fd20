import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { NAVIGATION } from '../../contract/pages.ts';
import { useSelectedResults } from '../acknowledge/contexts.ts';
import { operationsQuery, sessionQuery } from '../api/queries.ts';
import { outdateQueuePages } from '../api/refresh.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { OperationsDock } from '../operations/operation-list.tsx';
import { latePart } from '../parts/late-part.tsx';
import { PartNotice } from '../parts/part-notice.tsx';
import { partTroubles, usePartTrouble } from '../parts/part-troubles.ts';
import { queueReadingOf } from '../queue/queue-reading.ts';
import { keepFocus } from '../ui/focus.ts';
import { guardPresses } from '../ui/press-guard.ts';
import { useShortcuts } from '../ui/shortcuts.tsx';
import { Banners } from './banners.tsx';
import { Header } from './header.tsx';
import { ToastRegion } from './toast-region.tsx';

const HelpDialog = latePart(async () => (await import('./help-dialog.tsx')).HelpDialog, {
  place: 'middle',
  close: ({ onClose }) => onClose,
});

/** The frame of every page. */
export function Shell() {
  const { t } = useI18n();
  const router = useRouter();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const selection = useSelectedResults();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const trouble = usePartTrouble();
  const session = useQuery(sessionQuery());
  // Read after the requests of the page: operations of the time before a reload, or of another tab.
  useQuery({ ...operationsQuery(), enabled: session.isSuccess, staleTime: Number.POSITIVE_INFINITY });

  const refresh = () => {
    // A refresh by hand reads what the server has now, not the rest of the shown rows.
    queueReadingOf(queryClient).reset();
    outdateQueuePages(queryClient);
    return queryClient.invalidateQueries({ type: 'active' });
  };
  useShortcuts({
    ...Object.fromEntries(NAVIGATION.map(({ path, key }) => [`g ${key}`, () => navigate({ to: path })])),
    r: refresh,
    '?': () => setHelpOpen(true),
    '/': () => document.querySelector<HTMLInputElement>('input[data-shortcut="/"]')?.select(),
  });

  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (fromLocation && pathChanged)
          document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
      }),
    [router],
  );

  useEffect(() => keepFocus(document), []);
  useEffect(() => guardPresses(document), []);

  useEffect(() => {
    // A page that the back button restores is old: its selection and rows may be wrong.
    const handle = (event: PageTransitionEvent) => {
      if (!event.persisted) return;
      selection.clear();
      queueReadingOf(queryClient).reset();
      void queryClient.invalidateQueries();
    };
    window.addEventListener('pageshow', handle);
    return () => window.removeEventListener('pageshow', handle);
  }, [selection, queryClient]);

  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only rounded-lg bg-surface px-3 py-2 focus:not-sr-only focus:absolute focus:top-1 focus:left-1 focus:z-50"
      >
        {t.header.skip}
      </a>
      <Header session={session.data} onRefresh={refresh} onHelp={() => setHelpOpen(true)} />
      <Banners session={session.data} />
      <main id="main" className="flex flex-1 flex-col px-3 pt-4 pb-3 sm:px-5 sm:pt-5 sm:pb-4">
        <Outlet />
      </main>
      <OperationsDock />
      <ToastRegion />
      {isHelpOpen && <HelpDialog onClose={() => setHelpOpen(false)} />}
      {trouble && (
        <PartNotice
          // The next message takes the focus as the first one did.
          key={trouble.id}
          place={trouble.place}
          reason={trouble.reason}
          href={trouble.href}
          onRetry={trouble.retry}
          onClose={partTroubles.dismiss}
        />
      )}
    </div>
  );
}
