import { getRouteApi } from '@tanstack/react-router';
import { withoutOpen } from '../../../contract/open-search.ts';
import { AcknowledgeFrame } from '../../acknowledge/acknowledge-frame.tsx';
import { OwnChoice } from '../../acknowledge/own-choice.tsx';
import { SelectionStrip } from '../../acknowledge/selection-strip.tsx';
import { useAcknowledgeKeys } from '../../acknowledge/use-acknowledge-keys.ts';
import { useCapturing } from '../../acknowledge/use-capturing.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { PlacesContext } from './places.ts';
import { TaskView } from './task-view.tsx';
import { useTask } from './use-task.ts';
import { useTaskChoice } from './use-task-choice.ts';

const route = getRouteApi('/tasks/$taskNo');

/** The page of one task. It has a selection of its own; another task, and the queue, have theirs. */
export function TaskPage() {
  const { taskNo } = route.useParams();
  return (
    <OwnChoice key={taskNo}>
      <OneTask taskNo={taskNo} />
    </OwnChoice>
  );
}

/** The progress of the task, its details, and what of it can be acknowledged. */
function OneTask({ taskNo }: { taskNo: string }) {
  const { language } = useI18n();
  const search = withoutOpen(route.useSearch());
  const task = useTask(taskNo, search, language);
  const { list, places } = task;
  const { acknowledging, choice, find } = useTaskChoice(task);
  const capturing = useCapturing();
  useAcknowledgeKeys(acknowledging, find);
  return (
    <AcknowledgeFrame acknowledging={acknowledging} capturing={capturing}>
      <PlacesContext value={places}>
        <TaskView
          task={task}
          search={search}
          choice={choice}
          onAll={(total) => capturing.open({ taskNo }, total)}
          strip={
            <SelectionStrip
              shown={list.rows}
              blocked={acknowledging.blocked}
              isBusy={acknowledging.isSending}
              onAcknowledge={acknowledging.acknowledge}
            />
          }
        />
      </PlacesContext>
    </AcknowledgeFrame>
  );
}
