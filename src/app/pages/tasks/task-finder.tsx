import { Link, useNavigate } from '@tanstack/react-router';
import { ArrowRight, ChevronDown, Search } from 'lucide-react';
import { useRef, useState } from 'react';
import { readId } from '../../../contract/search.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { shortId, taskTypeText } from '../../result/task-link.tsx';
import { IconButton } from '../../ui/button.tsx';
import { isComposing, KeyHint } from '../../ui/shortcuts.tsx';
import { useRecentTasks } from './recent-tasks.ts';

/** Opens the task of a pasted id. */
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

/** The tasks that were opened last in this browser, in a menu. Draws nothing without any. */
export function RecentMenu() {
  const { t } = useI18n();
  const tasks = useRecentTasks();
  const menu = useRef<HTMLDetailsElement>(null);
  if (tasks.length === 0) return null;
  const close = () => menu.current?.removeAttribute('open');
  return (
    <details
      ref={menu}
      className="sm:relative"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !menu.current?.open) return;
        event.stopPropagation();
        close();
        menu.current.querySelector('summary')?.focus();
      }}
    >
      <summary className="flex h-8 cursor-pointer list-none items-center gap-1.5 rounded-lg border border-edge bg-surface px-3 font-medium select-none hover:bg-raised [&::-webkit-details-marker]:hidden">
        {t.tasks.recent}
        <ChevronDown aria-hidden size={14} className="text-muted" />
      </summary>
      <ul className="absolute top-[calc(100%+4px)] left-0 z-30 w-[min(380px,calc(100vw-24px))] rounded-lg border border-line bg-surface p-1 shadow-pop">
        {tasks.map((task) => (
          <li key={task.taskNo}>
            <Link
              to="/tasks/$taskNo"
              params={{ taskNo: task.taskNo }}
              title={task.taskNo}
              onClick={close}
              className="flex items-baseline gap-3 rounded-md px-2.5 py-1.5 hover:bg-raised -outline-offset-2!"
            >
              <span className="font-mono text-id">{shortId(task.taskNo)}</span>
              <span className="min-w-0 truncate text-muted">
                {taskTypeText(t, task.taskType, task.taskTypeDescription)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
