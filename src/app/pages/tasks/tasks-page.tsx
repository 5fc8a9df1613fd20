import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TaskResultPage } from '../../../contract/acknowledgement.ts';
import { gatherSeenTasks } from './seen-tasks.ts';
import { SeenTasksView } from './seen-tasks-view.tsx';

/** The way to a task: its id pasted, or one that the queue has already shown. */
export function TasksPage() {
  const queryClient = useQueryClient();
  // A look at what has been read already; the page asks for nothing itself.
  const [tasks] = useState(() => {
    const cached = queryClient.getQueriesData<TaskResultPage>({ queryKey: ['task-results'] });
    return gatherSeenTasks(cached.map(([, page]) => page));
  });
  return <SeenTasksView tasks={tasks} />;
}
