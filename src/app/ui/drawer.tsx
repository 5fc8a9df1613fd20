import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useId, useRef } from 'react';
import { useI18n } from '../i18n/i18n.tsx';
import { IconButton } from './button.tsx';

/** The controls to other rows, and to close. */
export interface DrawerControls {
  /** Undefined at the end of the list. */
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
  readonly onClose: () => void;
}

interface DrawerProps extends DrawerControls {
  readonly title: ReactNode;
  /** Drawn above the title, beside the controls. */
  readonly lead: ReactNode;
  readonly children: ReactNode;
}

const ICON = { size: 16, 'aria-hidden': true } as const;

/** One row in full, at the right side of the window. Open while it is mounted. The browser keeps the focus inside. */
export function Drawer({ title, lead, onPrevious, onNext, onClose, children }: DrawerProps) {
  const { t } = useI18n();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    element?.showModal();
    element?.focus();
    return () => {
      element?.close();
      const isThere = opener instanceof HTMLElement && opener.isConnected;
      const next = isThere ? opener : document.querySelector<HTMLElement>('h1');
      next?.focus({ preventScroll: true });
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the backdrop is for pointers; keyboards have Escape and Close
    <dialog
      ref={dialog}
      tabIndex={-1}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      className="mt-0 mr-0 mb-0 ml-auto h-dvh max-h-none w-[min(460px,100vw)] max-w-none border-l border-line bg-surface p-0 text-text shadow-pop outline-none backdrop:bg-transparent"
    >
      <div className="flex min-h-full flex-col gap-3 p-5">
        <div className="-mr-2 flex items-center gap-1">
          <span className="mr-auto min-w-0">{lead}</span>
          <IconButton label={t.drawer.previous} isDisabled={!onPrevious} onClick={() => onPrevious?.()}>
            <ArrowUp {...ICON} />
          </IconButton>
          <IconButton label={t.drawer.next} isDisabled={!onNext} onClick={() => onNext?.()}>
            <ArrowDown {...ICON} />
          </IconButton>
          <IconButton label={t.drawer.close} onClick={onClose}>
            <X {...ICON} />
          </IconButton>
        </div>
        <h2 id={id} className="min-w-0 text-lg font-semibold tracking-[-0.012em] break-words">
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
