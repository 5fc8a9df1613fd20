import type { OperationState } from '../../contract/operation-state.ts';
import type { ResultState } from '../../contract/result-state.ts';

export interface OperationRow {
  id: string;
  request: string;
  capture_id: string | null;
  state: OperationState;
  created_at: number;
  send_at: number;
  error: string | null;
  dismissed_at: number | null;
  /** The key with which it was asked for or last resumed; null in older records. */
  access_key_id: string | null;
}

/** The latest state of one result. */
export interface MarkRow {
  task_detail_no: string;
  operation_id: string;
  state: ResultState;
  send_at: number;
  /** When its call ended, as far as is known; null if there was none. A throttled call takes a while. */
  over_at: number | null;
  note: string | null;
}

export interface StateCount {
  readonly state: ResultState;
  readonly n: number;
}
