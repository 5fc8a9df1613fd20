import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { readName } from '../../../contract/search.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { Button } from '../../ui/button.tsx';
import { RecentMenu } from './recent-menu.tsx';

/** Opens the task whose id is pasted. */
export function TaskFinder({ taskNo = '' }: { taskNo?: string }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const [text, setText] = useState(taskNo);
  const target = readName(text);
  return (
    <form
      className="relative flex min-w-0 flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (target) void navigate({ to: '/tasks/$taskNo', params: { taskNo: target } });
      }}
    >
      <span className="relative flex h-8 w-[22.5rem] max-w-full items-center">
        <Search aria-hidden size={14} className="pointer-events-none absolute left-2.5 text-muted" />
        <input
          aria-label={t.tasks.columns.taskNo}
          aria-keyshortcuts="/"
          data-shortcut="/"
          placeholder={t.tasks.paste}
          autoComplete="off"
          spellCheck={false}
          maxLength={253}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className={`h-full w-full rounded-lg border border-edge bg-surface pr-3 pl-8 -outline-offset-1! hover:border-control ${
            text ? 'font-mono text-id' : ''
          }`}
        />
      </span>
      <Button isSubmit isDisabled={!target || target === taskNo}>
        {t.tasks.open}
      </Button>
      <RecentMenu />
    </form>
  );
}
