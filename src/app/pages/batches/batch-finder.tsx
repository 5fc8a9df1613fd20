import { useId, useState } from 'react';
import { isBatchTaskId } from '../../../contract/batch.ts';
import { idIn } from '../../../contract/names.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { Button } from '../../ui/button.tsx';
import { isComposing } from '../../ui/shortcuts.tsx';

/** What is wrong with a typed id: nothing so far, not digits, or more than an int64. */
export function taskIdProblem(text: string): 'invalid' | 'tooLarge' | undefined {
  const id = idIn(text);
  if (id === '' || isBatchTaskId(id)) return undefined;
  return /^[1-9]\d*$/.test(id) ? 'tooLarge' : 'invalid';
}

/** Follows a batch by its id, which is an int64 and stays text. */
export function BatchFinder({ onFollow }: { onFollow: (taskId: string) => void }) {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const problem = taskIdProblem(text);
  const hint = useId();
  return (
    <form
      className="relative flex items-center justify-end gap-2 max-sm:w-full"
      onSubmit={(event) => {
        event.preventDefault();
        const id = idIn(text);
        if (!isBatchTaskId(id)) return;
        onFollow(id);
        setText('');
      }}
    >
      {problem && (
        <p
          id={hint}
          role="alert"
          className="absolute top-full right-0 z-20 mt-1 rounded-lg border border-line bg-surface px-3 py-1.5 text-bad shadow-pop"
        >
          {t.batches[problem]}
        </p>
      )}
      <input
        aria-label={t.batches.paste}
        aria-keyshortcuts="/"
        data-shortcut="/"
        aria-invalid={problem !== undefined}
        aria-describedby={problem && hint}
        inputMode="numeric"
        placeholder={t.batches.paste}
        autoComplete="off"
        maxLength={40}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && isComposing(event) && event.preventDefault()}
        className={`h-8 w-52 rounded-lg max-sm:flex-1 border bg-surface px-3 -outline-offset-1! ${text ? 'font-mono text-id' : ''} ${
          problem ? 'border-bad' : 'border-edge hover:border-control'
        }`}
      />
      <Button variant="primary" isSubmit isDisabled={problem !== undefined || idIn(text) === ''}>
        {t.batches.follow}
      </Button>
    </form>
  );
}
