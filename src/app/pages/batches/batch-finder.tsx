import { useId, useState } from 'react';
import { isBatchTaskId } from '../../../contract/batch.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { Button } from '../../ui/button.tsx';

/** Looks up a batch by its id, which is an int64 and stays text throughout. */
export function BatchFinder({
  taskId = '',
  onOpen,
}: {
  taskId?: string;
  onOpen: (taskId: string | undefined) => void;
}) {
  const { t } = useI18n();
  const [text, setText] = useState(taskId);
  const [isWrong, setWrong] = useState(false);
  const hint = useId();
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const id = text.trim();
        const isValid = id === '' || isBatchTaskId(id);
        setWrong(!isValid);
        if (isValid) onOpen(id || undefined);
      }}
    >
      <input
        aria-label={t.batches.paste}
        aria-keyshortcuts="/"
        data-shortcut="/"
        aria-invalid={isWrong}
        aria-describedby={isWrong ? hint : undefined}
        inputMode="numeric"
        placeholder={t.batches.paste}
        autoComplete="off"
        maxLength={40}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className={`h-8 w-52 rounded-lg border bg-surface px-3 -outline-offset-1! ${text ? 'font-mono text-id' : ''} ${
          isWrong ? 'border-bad' : 'border-edge hover:border-control'
        }`}
      />
      <Button isSubmit>{t.batches.open}</Button>
      {isWrong && (
        <p id={hint} className="text-bad">
          {t.batches.invalid}
        </p>
      )}
    </form>
  );
}
