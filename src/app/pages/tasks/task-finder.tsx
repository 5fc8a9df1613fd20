import { useNavigate } from '@tanstack/react-router';
import { ArrowRight, Search } from 'lucide-react';
import { useState } from 'react';
import { readId } from '../../../contract/search.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { IconButton } from '../../ui/button.tsx';
import { isComposing, KeyHint } from '../../ui/shortcuts.tsx';
import { RecentMenu } from './recent-menu.tsx';

/** Opens the task whose id is pasted. */
export function TaskFinder({ taskNo = '' }: { taskNo?: string }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const [text, setText] = useState(taskNo);
  const target = readId(text);
  const isNew = target !== undefined && target !== taskNo;
  return (
    <>
      <form
        className="relative flex h-8 w-[22.5rem] max-w-full items-center"
        onSubmit={(event) => {
          event.preventDefault();
          if (target) void navigate({ to: '/tasks/$taskNo', params: { taskNo: target } });
        }}
      >
        <Search aria-hidden size={14} className="pointer-events-none absolute left-2.5 text-muted" />
        <input
          aria-label={t.tasks.columns.taskNo}
          aria-keyshortcuts="/"
          data-shortcut="/"
          placeholder={t.tasks.paste}
          autoComplete="off"
          spellCheck={false}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onFocus={(event) => event.target.select()}
          onKeyDown={(event) => event.key === 'Enter' && isComposing(event) && event.preventDefault()}
          className={`peer h-full w-full rounded-lg border border-edge bg-surface pr-8 pl-8 -outline-offset-1! hover:border-control ${
            text ? 'font-mono text-id' : ''
          }`}
        />
        {isNew ? (
          <IconButton
            isSubmit
            label={t.tasks.open}
            variant="primary"
            size="small-square"
            className="absolute right-[3px]"
          >
            <ArrowRight aria-hidden size={14} />
          </IconButton>
        ) : (
          <KeyHint>/</KeyHint>
        )}
      </form>
      <RecentMenu />
    </>
  );
}
