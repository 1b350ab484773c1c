import { useSuspenseQuery } from "@tanstack/react-query";
import { daysFrom } from "@/lib/format";
import { meQuery } from "@/lib/lookups";
import { FormModal } from "@/ui/form/form-modal";
import { showToast } from "@/ui/toast";
import { useCreateTask } from "./create-task";
import { TaskFields } from "./task-fields";
import type { TasksAbout } from "./task-queries";
import { createInput, newTask, taskSchema } from "./task-schema";

type TaskCreateProps = { about?: TasksAbout; onClose: () => void };

export function TaskCreate({ about = {}, onClose }: TaskCreateProps) {
  const { data: me } = useSuspenseQuery(meQuery);
  const create = useCreateTask();
  return (
    <FormModal
      title="New task"
      submitLabel="Create task"
      schema={taskSchema}
      defaults={newTask(me.id, daysFrom(new Date(), 1))}
      onSubmit={async (values) => {
        await create.mutateAsync(createInput(values, about));
        showToast("done", "Task created");
      }}
      onClose={onClose}
    >
      <TaskFields />
    </FormModal>
  );
}
