import { expect, test } from 'vitest';
import { describeBatchResultCount } from './describe-batch-result-count.ts';
import { decodePage } from './page.ts';

test('fields that the documents and their own samples leave out may be missing', () => {
  const asked = { page: 2, pageSize: 20 };
  const row = { TaskDetailNo: 'a' };
  // The documents of PollTaskResult print a page without PrePage and NextPage, and rows without TaskResult.
  const page = decodePage(JSON.stringify({ RequestId: 'R', Data: { TaskDetail: [row] } }), asked);
  expect(page).toMatchObject({ page: 2, pageSize: 20, totalItems: 21, totalPages: 3, totalIsStated: false });
  expect(page.items[0]).toMatchObject({ taskDetailNo: 'a', tryCount: 0, status: '' });
  // Older samples of DescribeBatchResultCount hold RequestId and Status alone, the latter as text.
  expect(describeBatchResultCount.decode('{"RequestId":"R","Status":"0"}', {})).toMatchObject({
    status: 'processing',
    taskId: null,
    totalCount: null,
  });
});
