import { useIsFetching, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleHelp, Contrast, Moon, RefreshCw, Sun } from 'lucide-react';
import { NAVIGATION } from '../../contract/pages.ts';
import { THEMES } from '../../contract/preferences.ts';
import type { Session } from '../../contract/session.ts';
import { taskResultCountsQuery } from '../api/queries.ts';
import { isForPage } from '../api/refresh.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { IconButton } from '../ui/button.tsx';
import { usePreferences } from './preferences-context.ts';

interface HeaderProps {
  readonly session: Session | undefined;
  readonly onRefresh: () => void;
  readonly onHelp: () => void;
}

const ICON = { size: 16, 'aria-hidden': true } as const;
const THEME_ICON = { system: <Contrast {...ICON} />, light: <Sun {...ICON} />, dark: <Moon {...ICON} /> };

/** The navigation, the account, and the controls for all pages. */
export function Header({ session, onRefresh, onHelp }: HeaderProps) {
  const { t, language } = useI18n();
  const { theme, setTheme, setLanguage } = usePreferences();
  const isFetching = useIsFetching({ predicate: isForPage }) > 0;
  const nextTheme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  return (
    <header className="z-20 flex flex-wrap items-center gap-x-7 max-[440px]:gap-x-3 border-b border-line bg-surface px-3 min-[700px]:sticky min-[700px]:top-0 min-[700px]:h-12 min-[700px]:flex-nowrap sm:px-5">
      <Link
        to="/results"
        className="flex h-12 shrink-0 items-center gap-2 text-base font-semibold tracking-tight"
      >
        <Logo />
        <span className="max-[380px]:sr-only min-[700px]:max-[860px]:sr-only">Docket</span>
      </Link>
      <Navigation session={session} />
      <div className="flex h-12 grow items-center justify-end gap-0.5">
        {session && <UpstreamBadge session={session} />}
        <IconButton label={t.header.refresh} aria-keyshortcuts="r" onClick={onRefresh}>
          <RefreshCw {...ICON} className={isFetching ? 'motion-safe:animate-spin' : undefined} />
        </IconButton>
        <IconButton
          label={t.header.language}
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {t.header.languageShort}
        </IconButton>
        <IconButton label={t.header.theme[theme]} onClick={() => setTheme(nextTheme)}>
          {THEME_ICON[theme]}
        </IconButton>
        <IconButton label={t.header.help} aria-keyshortcuts="?" onClick={onHelp}>
          <CircleHelp {...ICON} />
        </IconButton>
      </div>
    </header>
  );
}

function Navigation({ session }: { session: Session | undefined }) {
  const { t } = useI18n();
  return (
    <nav
      aria-label={t.header.navigation}
      className="flex h-full min-w-0 items-stretch gap-5 text-[13px] max-[699px]:order-last max-[699px]:h-10 max-[699px]:basis-full max-[699px]:gap-3.5 max-[380px]:gap-2 max-[699px]:[scrollbar-width:none] max-[699px]:overflow-x-auto"
    >
      {NAVIGATION.map(({ name, path }) => (
        <Link
          key={name}
          to={path}
          activeOptions={{ includeSearch: false }}
          className="flex shrink-0 items-center gap-1.5 border-b-2 border-transparent pt-0.5 font-medium text-muted -outline-offset-2! hover:text-text aria-[current=page]:border-text aria-[current=page]:text-text"
        >
          {t.header[name]}
          {name === 'results' && <Waiting session={session} />}
        </Link>
      ))}
    </nav>
  );
}

/** How many results are in the queue. */
function Waiting({ session }: { session: Session | undefined }) {
  const { t, number } = useI18n();
  // The same query as on the unfiltered results page; on other pages it waits for the requests of the page.
  const counts = useQuery({ ...taskResultCountsQuery({}), enabled: session !== undefined });
  const waiting = counts.data && counts.data.succeeded + counts.data.failed;
  return (
    // Its width is reserved for up to 99,999, so that the other links do not move.
    <span
      title={waiting === undefined ? undefined : t.header.waiting(waiting)}
      className={`min-w-14 rounded-full px-2 text-center text-xs leading-[18px] max-[440px]:hidden ${
        waiting === undefined ? '' : 'bg-raised'
      }`}
    >
      {waiting !== undefined && number(waiting)}
    </span>
  );
}

/** A ticket with a tick, in the colour of the text. */
export function Logo() {
  return (
    <svg aria-hidden="true" width="18" height="18" viewBox="0 0 32 32">
      <rect x="2" y="2" width="28" height="28" rx="8" fill="currentColor" />
      <path
        d="M9.5 16.8l4.6 4.6L23 11.6"
        fill="none"
        className="stroke-surface"
        strokeWidth="3.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** Whether the page shows the emulator or a real account. */
export function UpstreamBadge({ session }: { session: Session }) {
  const { t } = useI18n();
  const isEmulator = session.upstream === 'emulator';
  const name = isEmulator ? t.header.emulator : 'Alibaba Cloud';
  const detail = isEmulator ? t.header.sampleData : session.accessKeyId;
  return (
    <span
      title={isEmulator ? t.header.emulatorHint : t.header.liveHint(session.domainEndpoint)}
      className={`mr-2 flex h-6.5 items-center gap-1.5 rounded-full px-2.5 text-xs whitespace-nowrap ${
        isEmulator ? 'bg-notice text-notice-text' : 'border border-bad text-bad'
      }`}
    >
      <span aria-hidden className="size-1.5 rounded-full bg-current" />
      <span>
        {name}
        <span className="min-[700px]:max-[980px]:sr-only max-[440px]:sr-only"> · {detail}</span>
      </span>
    </span>
  );
}
