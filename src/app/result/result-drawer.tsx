import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { parseApiTime } from '../../contract/beijing-time.ts';
import { MAX_PAGE_SIZE } from '../../contract/page.ts';
import { taskValueUrl } from '../../contract/routes.ts';
import type { TaskDetail } from '../../contract/task-detail.ts';
import { postJson } from '../api/client.ts';
import { ONCE } from '../api/mutations.ts';
import { taskDetailsQuery } from '../api/queries.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Drawer, type DrawerControls } from '../ui/drawer.tsx';
import { errorBody } from '../ui/error-words.ts';
import { ApiTime } from '../ui/relative-time.tsx';
import { domainDisplay } from './domain-name.tsx';
import { OddChip, oddWords } from './message.tsx';
import { StatusLabel } from './status-label.tsx';
import { taskTypeText } from './task-link.tsx';

interface ResultDrawerProps extends DrawerControls {
  readonly row: TaskDetail;
  readonly lead?: ReactNode;
  /** Fields that only this list has. */
  readonly more?: ReactNode;
  readonly action?: ReactNode;
  /** True for a row on the page of its task: there is nothing more to read from the task, and no link to it. */
  readonly isOfTask?: boolean;
  /** True if the task was asked for the reason when the result was acknowledged: the row has its answer. */
  readonly isReasonKept?: boolean;
}

/** Everything that is known of one result. */
export function ResultDrawer(props: ResultDrawerProps) {
  const { row, lead, more, action, isOfTask = false, isReasonKept = false, ...controls } = props;
  const { t } = useI18n();
  const { fields } = t.drawer;
  const { unicode, ascii, isInternational } = domainDisplay(row.domainName);
  const type = taskTypeText(t, row.taskType, row.taskTypeDescription);
  const json = plainJson(row);
  return (
    <Drawer
      title={<bdi>{unicode || '—'}</bdi>}
      lead={lead ?? <StatusLabel status={row.status} />}
      {...controls}
    >
      <p className="-mt-2 text-muted">{type === row.taskType ? type : `${type} · ${row.taskType}`}</p>
      {row.errorMsg && (
        <p
          className={`rounded-lg px-3 py-2 break-words ${row.status === 'failed' ? 'bg-bad-tint font-medium text-bad' : 'bg-raised text-muted'}`}
        >
          {row.errorMsg}
        </p>
      )}
      {row.status === 'failed' && (
        <Reason row={row} isAsked={isOfTask || isReasonKept} isReasonKept={isReasonKept} />
      )}
      {row.oddValues && (
        <p className="flex flex-wrap items-center gap-x-2 break-all">
          <OddChip row={row} />
          {oddWords(t, row.oddValues).join(' · ')}
        </p>
      )}
      <Fields>
        {more}
        {isInternational && <Field name={fields.ascii} value={ascii} isId />}
        <Field name={fields.taskNo} value={row.taskNo} isId />
        <Field name={fields.taskDetailNo} value={row.taskDetailNo} isId />
        <Field name={fields.instanceId} value={row.instanceId} isId />
        <SecretValue key={row.taskDetailNo} row={row} />
        <Field name={fields.retries} value={row.oddValues?.tryCount ?? String(row.tryCount)} />
        <Time name={fields.created} text={row.createTime} />
        <Time name={fields.updated} text={row.updateTime} />
      </Fields>
      <div className="flex flex-wrap items-center gap-2">
        {action}
        {row.taskNo && !isOfTask && (
          <Link
            to="/tasks/$taskNo"
            params={{ taskNo: row.taskNo }}
            className="inline-flex h-[26px] items-center gap-1.5 rounded-md border border-edge px-2.5 font-medium hover:bg-raised"
          >
            {t.drawer.wholeTask}
            <ArrowRight aria-hidden size={14} />
          </Link>
        )}
      </div>
      <details className="mt-1">
        <summary className="cursor-pointer py-1 text-muted hover:text-text">{t.drawer.json}</summary>
        <div className="relative">
          <pre className="overflow-x-auto rounded-lg bg-raised p-3 pr-9 font-mono text-id whitespace-pre-wrap break-all">
            {json}
          </pre>
          <span className="absolute top-1.5 right-1.5">
            <CopyButton text={json} what="JSON" />
          </span>
        </div>
      </details>
    </Drawer>
  );
}

/** A time of the API with its assumed zone and its age. A text that is no time is shown as it came. */
function Time({ name, text }: { name: string; text: string }) {
  const { t } = useI18n();
  if (parseApiTime(text) === undefined) return <Field name={name} value={text} />;
  return (
    <Field name={name} value={t.time.beijing(text)}>
      <ApiTime text={text} />
    </Field>
  );
}

/** PollTaskResult has no FailReason (docs/api-facts.md 1.2): it is read from the task when somebody asks. */
function Reason({
  row,
  isAsked,
  isReasonKept,
}: {
  row: TaskDetail;
  isAsked: boolean;
  isReasonKept: boolean;
}) {
  const { t, language } = useI18n();
  const look = { page: 1, pageSize: MAX_PAGE_SIZE, domain: row.domainName, lang: language };
  const query = useQuery({ ...taskDetailsQuery(row.taskNo, look), enabled: row.taskNo !== '' && !isAsked });
  const found = query.data?.items.find((item) => item.taskDetailNo === row.taskDetailNo);
  const reason = found?.failReason ?? row.failReason;
  if (!reason && query.isError)
    return <p className="text-muted">{t.drawer.noReason(errorBody(t, query.error).code)}</p>;
  if (!reason && isReasonKept) return <p className="text-muted">{t.drawer.noneGiven}</p>;
  if (!reason) return query.isLoading ? <p className="text-muted">{t.drawer.loadingReason}</p> : null;
  return (
    <p className="break-words">
      <span className="text-muted">{t.drawer.reason}</span> {reason}
    </p>
  );
}

/** A list of names and values. */
export function Fields({ children }: { children: ReactNode }) {
  return <dl className="divide-y divide-line border-b border-line">{children}</dl>;
}

interface FieldProps {
  readonly name: string;
  readonly value: string;
  /** An id, with a button to copy it. */
  readonly isId?: boolean;
  readonly hint?: string | undefined;
  /** Drawn after the value. */
  readonly children?: ReactNode;
}

export function Field({ name, value, isId = false, hint, children }: FieldProps) {
  return (
    <div className="flex min-h-9 items-center gap-3 py-1">
      <dt className="w-24 shrink-0 text-muted sm:w-28">{name}</dt>
      <dd className={`flex min-w-0 flex-1 items-center gap-x-2 ${isId ? '' : 'flex-wrap'}`}>
        <span className={isId ? 'font-mono text-id break-all' : 'break-words'}>{value || '—'}</span>
        {value && isId && <CopyButton text={value} what={name} />}
        {value && hint && <span className="text-xs text-muted">{hint}</span>}
        {value && children}
      </dd>
    </div>
  );
}

/**
 * The TaskResult of a result, which can be a transfer code. It is masked until somebody asks for it, by one request.
 * Only this field keeps it, as long as it is drawn.
 */
export function SecretValue({ row }: { row: TaskDetail }) {
  const { t } = useI18n();
  const { fields } = t.drawer;
  const asking = useMutation({
    ...ONCE,
    gcTime: 0,
    mutationFn: () =>
      postJson<{ taskResult: string }>(taskValueUrl(row.taskDetailNo), { taskNo: row.taskNo }),
  });
  const shown = asking.data?.taskResult;
  if (!row.taskResult) return <Field name={fields.result} value="" />;
  if (shown !== undefined)
    return (
      <Field name={fields.result} value={shown}>
        <CopyButton text={shown} what={fields.result} />
      </Field>
    );
  return (
    <Field name={fields.result} value={row.taskResult} hint={fields.masked}>
      <Button size="small" isDisabled={asking.isPending} onClick={() => asking.mutate()}>
        {t.drawer.showValue}
      </Button>
      {asking.error && (
        <span role="alert" className="text-xs text-bad">
          {t.drawer.noValue(errorBody(t, asking.error).code)}
        </span>
      )}
    </Field>
  );
}

/** A row as JSON for copying, without the masked value and without what Docket knows of it. */
export function plainJson(row: TaskDetail): string {
  const shown = Object.entries(row).filter(([name]) => name !== 'taskResult' && name !== 'acknowledgement');
  return JSON.stringify(Object.fromEntries(shown), null, 2);
}
