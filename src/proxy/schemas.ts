import * as v from 'valibot';
import { MAX_ACKNOWLEDGE_IDS, MAX_UNDO_SECONDS } from '../contract/acknowledgement.ts';
import { LANGUAGES } from '../contract/alibaba-cloud.ts';
import { BATCH_TYPES, isBatchTaskId } from '../contract/batch.ts';
import { domainIn, idIn, MAX_NAME_LENGTH } from '../contract/names.ts';
import { MAX_PAGE_SIZE } from '../contract/page.ts';
import { resultStates } from '../contract/result-state.ts';
import { DEFAULT_PAGE_SIZE } from '../contract/search.ts';
import { RESULT_STATUSES, TASK_STATUSES } from '../contract/task-status.ts';

/**
 * The parameters of each route, as valibot entries. Every message completes the sentence "<key> must be …". The address
 * of a page accepts everything and uses defaults; a route refuses what it does not know.
 */
const MAX_INT32 = 2_147_483_647;
/**
 * Control characters, lone surrogates, line separators, and U+FFFD, which a decoder writes for bytes that are not
 * UTF-8.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\uFFFD]/u;

const PRINTABLE = `printable text of 1 to ${MAX_NAME_LENGTH} characters`;
const name = v.pipe(
  v.string(PRINTABLE),
  v.check((text) => !UNPRINTABLE.test(text), PRINTABLE),
  v.trim(),
  v.minLength(1, PRINTABLE),
  v.maxLength(MAX_NAME_LENGTH, PRINTABLE),
);
/** Reads the text of a filter as pages do, so that exports and captures find what the list finds. */
function read(reader: (text: string) => string) {
  return v.pipe(
    v.string(PRINTABLE),
    v.check((text) => !UNPRINTABLE.test(text), PRINTABLE),
    v.transform(reader),
    v.minLength(1, PRINTABLE),
    v.maxLength(MAX_NAME_LENGTH, PRINTABLE),
  );
}
const domain = read(domainIn);
const id = read(idIn);

function integer(max: number) {
  const words = `a whole number from 1 to ${max}`;
  return v.pipe(
    v.string(words),
    v.regex(/^[1-9]\d{0,9}$/, words),
    v.transform(Number),
    v.maxValue(max, words),
  );
}

function oneOf<const Words extends readonly string[]>(words: Words) {
  return v.picklist(words, `one of ${words.join(', ')}`);
}

/** A list with commas between its items, at most a thousand. */
function list<Item extends v.GenericSchema<string, unknown>>(item: Item) {
  const words = `1 to ${MAX_ACKNOWLEDGE_IDS} values separated by commas`;
  return v.pipe(
    v.string(words),
    v.transform((text) => text.split(',')),
    v.maxLength(MAX_ACKNOWLEDGE_IDS, words),
    v.array(item),
  );
}

const TIME = 'a time in ISO 8601 with its offset, such as 2026-11-23T12:00:00Z';
const time = v.pipe(
  v.string(TIME),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/, TIME),
  v.check((text) => !Number.isNaN(Date.parse(text)), TIME),
  v.transform((text) => new Date(text).toISOString()),
);

const pages = {
  page: v.exactOptional(integer(MAX_INT32), '1'),
  pageSize: v.exactOptional(integer(MAX_PAGE_SIZE), String(DEFAULT_PAGE_SIZE)),
};
const lang = { lang: v.exactOptional(oneOf(LANGUAGES), 'en') };

export const taskParams = v.strictObject({ taskNo: name });
export const taskDetailParams = v.strictObject({ taskDetailNo: name });
export const valueBody = taskParams;

const queueFilter = {
  domain: v.exactOptional(domain),
  taskNo: v.exactOptional(id),
  instanceId: v.exactOptional(id),
};
export const nothing = v.strictObject({});
const resultFilter = { ...queueFilter, status: v.exactOptional(oneOf(RESULT_STATUSES)) };
export const taskResultsQuery = v.strictObject({ ...pages, ...resultFilter, ...lang });
export const exportTaskResultsQuery = v.strictObject({ ...resultFilter, ...lang });
export const taskResultCountsQuery = v.strictObject(queueFilter);
const detailFilter = {
  status: v.exactOptional(oneOf(TASK_STATUSES)),
  domain: v.exactOptional(domain),
  instanceId: v.exactOptional(id),
};
export const taskDetailsQuery = v.strictObject({ ...pages, ...detailFilter, ...lang });
export const exportTaskDetailsQuery = v.strictObject({ taskNo: name, ...detailFilter, ...lang });
const BATCH_TASK_ID = 'decimal digits from 1 to 9223372036854775807';
export const batchTaskId = v.pipe(v.string(BATCH_TASK_ID), v.check(isBatchTaskId, BATCH_TASK_ID));
export const batchCountQuery = v.strictObject({
  ...lang,
  taskId: v.exactOptional(batchTaskId),
  batchType: v.exactOptional(oneOf(BATCH_TYPES)),
});
const flag = v.pipe(
  v.literal('1', '1 or left out'),
  v.transform(() => true as const),
);
const recordFilter = {
  state: v.exactOptional(list(oneOf(resultStates.all))),
  domain: v.exactOptional(domain),
  taskNo: v.exactOptional(id),
  ids: v.exactOptional(list(name)),
  from: v.exactOptional(time),
  to: v.exactOptional(time),
  latest: v.exactOptional(flag),
  undecided: v.exactOptional(flag),
};
export const acknowledgedResultsQuery = v.strictObject({ ...pages, ...recordFilter });
export const exportAcknowledgedResultsQuery = v.strictObject(recordFilter);

const IDS = `a list of 1 to ${MAX_ACKNOWLEDGE_IDS} TaskDetailNo values`;
const taskDetailNo = v.pipe(
  v.string(IDS),
  v.check((text) => text !== '' && text.length <= MAX_NAME_LENGTH && !UNPRINTABLE.test(text), IDS),
);
const ids = v.pipe(v.array(taskDetailNo, IDS), v.minLength(1, IDS), v.maxLength(MAX_ACKNOWLEDGE_IDS, IDS));
const UNDO = `a whole number from 0 to ${MAX_UNDO_SECONDS}`;
/** In lower case, so that two spellings of one id are one operation. */
export const uuid = v.pipe(v.string('a UUID'), v.uuid('a UUID'), v.toLowerCase());
const acknowledgeCommon = {
  operationId: uuid,
  undoSeconds: v.exactOptional(
    v.pipe(v.number(UNDO), v.integer(UNDO), v.minValue(0, UNDO), v.maxValue(MAX_UNDO_SECONDS, UNDO)),
  ),
};
const acknowledgeIds = v.strictObject({ ...acknowledgeCommon, ids });
const acknowledgeCapture = v.strictObject({
  ...acknowledgeCommon,
  captureId: uuid,
  status: v.exactOptional(oneOf(RESULT_STATUSES)),
  withoutValues: v.exactOptional(v.literal(true, 'true or left out')),
  ids: v.exactOptional(v.never('left out when "captureId" is given')),
});
/** Either ids or a frozen list, never both. */
export const acknowledgeBody = v.lazy((body) =>
  typeof body === 'object' && body !== null && Object.hasOwn(body, 'captureId')
    ? acknowledgeCapture
    : acknowledgeIds,
);
export const undoBody = v.strictObject({ ids: v.exactOptional(ids) });
export const captureBody = v.strictObject(resultFilter);
