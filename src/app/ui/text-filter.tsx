import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useI18n } from '../i18n/i18n.tsx';
import { isComposing, KeyHint } from './shortcuts.tsx';

interface TextFilterProps {
  readonly label: string;
  /** The applied text; '' for none. */
  readonly value: string;
  /** `isMore` is true when typing continues after it was applied: the history then has one step, not several. */
  readonly onApply: (value: string, isMore: boolean) => void;
  /** Finds the name in the typed or pasted text. */
  readonly read?: (text: string) => string;
  /** The key that leads to the field, drawn in it. */
  readonly shortcut?: string;
  readonly hasIcon?: boolean;
  readonly isMono?: boolean;
}

const PAUSE_MS = 400;
const trim = (text: string) => text.trim();

/**
 * A text filter. Enter, leaving the field, or a pause in typing applies it; while an input method composes, nothing is
 * applied. Escape restores the applied text, or leaves the field if nothing else is typed. The focused field keeps what
 * is typed; otherwise, and when the address changes by itself, it shows the text of the address.
 */
export function TextFilter({
  label,
  value,
  onApply,
  read = trim,
  shortcut,
  hasIcon,
  isMono,
}: TextFilterProps) {
  const { t } = useI18n();
  const [draft, setDraft] = useState<string | undefined>();
  const [applied, setApplied] = useState(value);
  const [seen, setSeen] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const isApplied = useRef(false);
  const isComposed = useRef(false);
  // The address changed by itself, as by the Back button: the typed text is not meant any more.
  if (value !== seen) {
    setSeen(value);
    if (draft !== undefined && applied.toLowerCase() !== value.toLowerCase()) setDraft(undefined);
  }
  const apply = (text: string) => {
    const name = read(text);
    if (name === value) return;
    setApplied(name);
    onApply(name, isApplied.current);
    isApplied.current = true;
  };
  /** Applies a finished text: what is typed next is another step of the history. */
  const finish = (text: string) => {
    pause.cancel();
    apply(text);
    isApplied.current = false;
  };
  const pause = useDebounced(apply, PAUSE_MS);
  const text = draft ?? value;

  const handleKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return;
    if (event.key === 'Enter') finish(text);
    if (event.key === 'Escape') {
      pause.cancel();
      if (draft === undefined || read(draft) === value)
        document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
      setDraft(undefined);
    }
  };

  return (
    <div className="relative flex h-8 min-w-36 flex-1 basis-40 items-center sm:max-w-52">
      {hasIcon && (
        <Search aria-hidden size={14} className="pointer-events-none absolute left-2.5 text-muted" />
      )}
      <input
        ref={input}
        type="text"
        aria-label={label}
        placeholder={label}
        aria-keyshortcuts={shortcut}
        data-shortcut={shortcut}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={2000}
        value={text}
        onChange={(event) => {
          setDraft(event.target.value);
          if (!isComposed.current) pause.call(event.target.value);
        }}
        onCompositionStart={() => {
          isComposed.current = true;
          pause.cancel();
        }}
        onCompositionEnd={(event) => {
          isComposed.current = false;
          pause.call(event.currentTarget.value);
        }}
        onKeyDown={handleKey}
        onBlur={() => {
          isComposed.current = false;
          finish(draft ?? value);
          setDraft(undefined);
        }}
        className={`peer h-full w-full rounded-lg border bg-surface pr-8 ${hasIcon ? 'pl-8' : 'pl-3'} ${
          value ? 'border-control' : 'border-edge'
        } ${isMono && text ? 'font-mono text-id' : ''} -outline-offset-1! hover:border-control`}
      />
      {text ? (
        <button
          type="button"
          aria-label={t.filter.clear(label)}
          title={t.filter.clear(label)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            setDraft(undefined);
            finish('');
            input.current?.focus();
          }}
          className="absolute right-1.5 flex size-6 items-center justify-center rounded text-muted hover:bg-raised hover:text-text"
        >
          <X aria-hidden size={14} />
        </button>
      ) : (
        shortcut && <KeyHint>{shortcut}</KeyHint>
      )}
    </div>
  );
}

/** Calls `run` with the latest argument after `ms` milliseconds without a call. Unmounting cancels it. */
export function useDebounced<Value>(run: (value: Value) => void, ms: number) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    call(value: Value) {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => latest.current(value), ms);
    },
    cancel() {
      clearTimeout(timer.current);
    },
  };
}
