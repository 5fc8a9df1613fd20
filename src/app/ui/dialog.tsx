import type { ReactNode } from 'react';
import { useEffect, useId, useRef } from 'react';

interface DialogProps {
  readonly title: string;
  /** 680 px instead of 560. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/**
 * A modal dialog, open while it is mounted. The browser keeps the focus inside, closes it on Escape and returns the
 * focus to the opener. A child with `autoFocus` has the focus first.
 */
export function Dialog({ title, isWide = false, children, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    element?.showModal();
    element?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      element?.close();
      // If the opener is gone, the heading gets the focus, never the body of the document.
      const isThere = opener instanceof HTMLElement && opener.isConnected;
      const next = isThere ? opener : document.querySelector<HTMLElement>('h1');
      next?.focus({ preventScroll: !isThere });
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the backdrop is for pointers; keyboards have Escape and Cancel
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      className={`m-auto mt-[14vh] max-w-none ${
        isWide ? 'w-[min(680px,calc(100vw-24px))]' : 'w-[min(560px,calc(100vw-24px))]'
      } rounded-2xl border border-line bg-surface p-0 text-text shadow-pop backdrop:bg-backdrop open:flex`}
    >
      <div className="flex max-h-[76vh] min-w-0 flex-1 flex-col gap-3 p-5">
        <h2 id={id} className="text-base font-semibold tracking-tight">
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
