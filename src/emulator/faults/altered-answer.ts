import { type Answer, type AnswerValue, detailsOf, Verbatim } from '../protocol/answer.ts';
import type { Fault } from './fault.ts';

/**
 * Changes an answer into one that no emulated task gives: unknown statuses, values of another type, totals that
 * contradict the rows.
 */
export function alterAnswer(answer: Answer, fault: Fault): Answer {
  const { at, ids } = fault;
  const rows = replacements(fault.rows, fault.rowTexts);
  const isMeant = (row: Answer, place: number) =>
    (at === undefined && ids === undefined) ||
    at?.includes(place) === true ||
    ids?.some((id) => id === row.TaskDetailNo) === true;
  const details = detailsOf(answer)?.map((row, place) => (isMeant(row, place) ? { ...row, ...rows } : row));
  const data = details ? { Data: { TaskDetail: details } } : {};
  return { ...answer, ...data, ...replacements(fault.fields, fault.fieldTexts) };
}

function replacements(fields: Fault['fields'], texts: Fault['fieldTexts']): Answer {
  const values = Object.entries(fields).map(([name, value]) => [name, value ?? undefined] as const);
  const verbatim = Object.entries(texts).map(([name, text]) => [name, new Verbatim(text)] as const);
  return Object.fromEntries<AnswerValue>([...values, ...verbatim]);
}
