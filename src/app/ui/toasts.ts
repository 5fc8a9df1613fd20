import { createContext, useContext } from 'react';
import type { ApiErrorBody } from '../../contract/api-error.ts';

/** A failure that stays until it is dismissed. */
export interface AlertToast {
  readonly id: number;
  readonly title: string;
  /** The code, message and RequestId to show with it. */
  readonly error?: ApiErrorBody;
}

/**
 * Messages beside the content of the page. `announce` is heard and not seen (a polite live region). Alerts are seen and
 * heard, and stay until they are dismissed.
 */
export interface Toasts {
  announce(text: string): void;
  /** Heard at once and not seen; '' removes it. The same is also visible elsewhere. */
  announceAlert(text: string): void;
  alert(alert: Omit<AlertToast, 'id'>): void;
  dismiss(id: number): void;
  announcement(): string;
  alertAnnouncement(): string;
  alerts(): readonly AlertToast[];
  subscribe(listener: () => void): () => void;
}

/** Messages of a page, none yet. */
export function createToasts(): Toasts {
  const listeners = new Set<() => void>();
  let alerts: readonly AlertToast[] = [];
  let announcement = '';
  let alertAnnouncement = '';
  let lastId = 0;
  const publish = () => {
    for (const listener of listeners) listener();
  };
  return {
    announce(text) {
      announcement = text;
      publish();
    },
    announceAlert(text) {
      alertAnnouncement = text;
      publish();
    },
    alert(alert) {
      lastId += 1;
      alerts = [...alerts, { ...alert, id: lastId }];
      publish();
    },
    dismiss(id) {
      alerts = alerts.filter((alert) => alert.id !== id);
      publish();
    },
    announcement: () => announcement,
    alertAnnouncement: () => alertAnnouncement,
    alerts: () => alerts,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

export const ToastsContext = createContext<Toasts | undefined>(undefined);

/** The messages of the page. */
export function useToasts(): Toasts {
  const toasts = useContext(ToastsContext);
  if (!toasts) throw new Error('ToastsContext is missing.');
  return toasts;
}
