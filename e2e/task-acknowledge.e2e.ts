import type { DocketProcess } from './docket-process.ts';
import { expect, test } from './fixtures.ts';
import { FINISHED, TASK, taskPage } from './task-page.ts';

const states = (docket: DocketProcess) => docket.ledger().map((row) => row.state);

test.describe('with time to undo', () => {
  // Long enough for a slow machine to look at the row before it is sent.
  test.use({ settings: { DOCKET_UNDO_SECONDS: '6' } });

  test('acknowledge one row of the task, then all the others: through the ledger, and the rows say so', async ({
    page,
    docket,
  }) => {
    const ids = await docket.addTask({ taskNo: TASK, rows: FINISHED });
    const task = taskPage(page);
    await page.goto(`/tasks/${TASK}`);
    const [first = ''] = ids;
    await task.row(first).hover();
    await task.row(first).getByRole('button', { name: 'Acknowledge fine-0.example' }).click();
    await expect(task.row(first)).toContainText('Undo');
    expect(states(docket)).toEqual(['pending']);
    await expect(task.row(first)).toContainText('Acknowledged');
    // It stays in the task, with its own status: only the queue has lost it.
    await expect(task.row(first)).toContainText('Succeeded');
    await expect(task.row(first).getByRole('checkbox')).toHaveAttribute('aria-disabled', 'true');

    await expect(task.acknowledgeAll).toHaveText('Acknowledge 11 completed');
    await task.acknowledgeAll.click();
    await expect(task.dialog).toHaveAccessibleName('Acknowledge 11 results?');
    await expect(task.dialog).toContainText('4 failures among them');
    await task.dialog.getByRole('button', { name: 'Acknowledge 7 succeeded only' }).click();
    await expect.poll(() => states(docket).filter((state) => state === 'confirmed').length).toBe(8);
    await expect(task.progress).toContainText('4 results in the queue');
    const left = (await docket.queue()).items.filter((item) => item.taskNo === TASK);
    expect(left.map((item) => item.status)).toEqual(['failed', 'failed', 'failed', 'failed']);

    await page.reload();
    await expect(task.row(first)).toContainText('Acknowledged');
    for (const item of left.slice(0, 2)) await task.row(item.taskDetailNo).getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Acknowledge 2', exact: true }).click();
    await task.dialog.getByRole('button', { name: 'Acknowledge 2 results' }).click();
    await expect(task.progress).toContainText('2 results in the queue');
    const sent = (await docket.calls('AcknowledgeTaskResult')).flatMap(({ params }) =>
      Object.entries(params).flatMap(([name, id]) => (name.startsWith('TaskDetailNo.') ? [id] : [])),
    );
    expect(new Set(sent).size).toBe(sent.length);
    expect(docket.ledger()).toHaveLength(10);
  });
});

test('what somebody else acknowledged says that it is not in the queue, and cannot be chosen', async ({
  page,
  docket,
}) => {
  const ids = await docket.addTask({ taskNo: TASK, rows: FINISHED });
  const [gone = '', there = ''] = ids;
  const alsoGone = ids[7] ?? '';
  await docket.acknowledgeElsewhere([gone, alsoGone]);
  const task = taskPage(page);
  await page.goto(`/tasks/${TASK}`);
  await expect(task.row(gone)).toContainText('Not in the queue');
  await expect(task.row(gone).getByRole('checkbox')).toHaveAttribute('aria-disabled', 'true');
  await expect(task.row(there).getByRole('checkbox')).not.toHaveAttribute('aria-disabled');
  await expect(task.acknowledgeAll).toHaveText('Acknowledge 10 completed');
  // A page that is read after the queue says so too.
  await page.goto(`/tasks/${TASK}?pageSize=6`);
  await expect(task.row(gone)).toContainText('Not in the queue');
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(task.row(alsoGone)).toContainText('Not in the queue');
});

test.describe('a row that another tab is acknowledging', () => {
  test.use({ settings: { DOCKET_UNDO_SECONDS: '30' }, expectedErrors: [/status of 409/] });

  test('is refused here, and locked at once with what the ledger says of it', async ({
    page,
    docket,
    context,
  }) => {
    const [taken = '', free = ''] = await docket.addTask({ taskNo: TASK, rows: FINISHED });
    const task = taskPage(page);
    await page.goto(`/tasks/${TASK}`);
    await expect(task.row(taken).getByRole('checkbox')).not.toHaveAttribute('aria-disabled');
    const elsewhere = await context.newPage();
    const there = taskPage(elsewhere);
    await elsewhere.goto(`/tasks/${TASK}`);
    await there.row(taken).getByRole('button', { name: 'Acknowledge fine-0.example' }).click();
    await expect.poll(() => states(docket)).toEqual(['pending']);

    await task.row(taken).getByRole('button', { name: 'Acknowledge fine-0.example' }).click();
    await expect(page.getByRole('alert')).toContainText('fine-0.example was not acknowledged');
    await expect(task.row(taken).getByRole('checkbox')).toHaveAttribute('aria-disabled', 'true');
    await expect(
      task.row(taken).getByRole('button', { name: 'Undo acknowledging fine-0.example' }),
    ).toBeVisible();
    await expect(task.row(free).getByRole('checkbox')).not.toHaveAttribute('aria-disabled');
    expect(states(docket)).toEqual(['pending']);
  });
});

const domains = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ domain: `many-${index}.example` }));

test('a task of 10,000 pages and filters with as many questions, as small, as one of 10', async ({
  page,
  docket,
}) => {
  test.slow();
  const SMALL = TASK.replace(/0000$/, '0010');
  await docket.addTask({ taskNo: SMALL, rows: domains(10) });
  await docket.addTask({ taskNo: TASK, rows: domains(10_000) });
  const task = taskPage(page);
  /** What is asked of each operation to open a task, to turn its pages and to filter it. */
  const walk = async (taskNo: string, pages: number) => {
    await docket.clearCalls();
    await page.goto(`/tasks/${taskNo}?page=${pages}&pageSize=20`);
    await expect(task.acknowledgeAll).toBeVisible();
    await task.status('Succeeded').click();
    await expect(page).toHaveURL(/status=succeeded/);
    await page.getByRole('textbox', { name: 'Domain name' }).fill('many-7.example');
    await expect(task.rows).toHaveCount(1);
    const calls = [...(await docket.calls('QueryTaskDetailList')), ...(await docket.calls('PollTaskResult'))];
    return calls
      .filter(({ params }) => params.TaskNo === taskNo)
      .map(({ params: { TaskNo, PageNum, ...asked } }) => JSON.stringify(asked))
      .sort();
  };
  expect(await walk(TASK, 500)).toEqual(await walk(SMALL, 1));
});

test.describe('a task of thousands', () => {
  test('each row can be acknowledged, all of it as a frozen list', async ({ page, docket }) => {
    test.slow();
    await docket.addTask({ taskNo: TASK, rows: domains(2_500) });
    const task = taskPage(page);
    await page.goto(`/tasks/${TASK}?page=50`);
    await expect(task.rows).toHaveCount(50);
    await expect(task.rows.first()).toContainText('many-');
    await expect(task.acknowledgeAll).toHaveText('Acknowledge 2,500 completed');
    await page.getByRole('button', { name: 'First page' }).click();
    await expect(task.rows.first()).toContainText('many-0.example');
    // Rows from wherever in the queue they are; one of them, somebody else has acknowledged meanwhile.
    const chosen = await task.rows.evaluateAll((rows) =>
      rows.slice(0, 3).map((row) => `${row.dataset.rowId}`),
    );
    for (const id of chosen) await task.row(id).getByRole('checkbox').check();
    await docket.acknowledgeElsewhere(chosen.slice(0, 1));
    await page.getByRole('button', { name: 'Acknowledge 3', exact: true }).click();
    await expect(task.dialog).toHaveAccessibleName('Acknowledge 2 results?');
    await expect(page.getByText('1 of 3 results not found in the queue').first()).toBeVisible();
    await task.dialog.getByRole('button', { name: 'Acknowledge 2 results' }).click();
    for (const id of chosen.slice(1)) await expect(task.row(id)).toContainText('Acknowledged');
    expect(
      docket
        .ledger()
        .map((row) => row.task_detail_no)
        .sort(),
    ).toEqual(chosen.slice(1).sort());

    await expect(task.acknowledgeAll).toHaveText('Acknowledge 2,497 completed');
    await task.acknowledgeAll.click();
    await task.dialog.getByRole('button', { name: /^Acknowledge 2,497/ }).click();
    await expect
      .poll(async () => (await docket.queue()).items.filter((item) => item.taskNo === TASK).length, {
        timeout: 40_000,
      })
      .toBe(0);
    expect(new Set(states(docket))).toEqual(new Set(['confirmed']));
  });
});
