import { Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { TaskRowFragment } from "@/gql/graphql";
import { asProblem } from "@/lib/problem";
import { FormModal } from "@/ui/form/form-modal";
import { showToast } from "@/ui/toast";
import { useDeleteTask } from "./delete-task";
import { TaskFields } from "./task-fields";
import { taskSchema, taskValues, updateInput } from "./task-schema";
import { useUpdateTask } from "./update-task";

type TaskEditProps = { task: TaskRowFragment; onClose: () => void };

export function TaskEdit({ task, onClose }: TaskEditProps) {
  const update = useUpdateTask();
  const remove = useDeleteTask();
  const before = taskValues(task);
  const onDelete = () =>
    remove.mutate(
      { id: task.id },
      { onSuccess: onClose, onError: (caught) => showToast("failed", asProblem(caught).message) },
    );
  return (
    <FormModal
      title="Task"
      submitLabel="Save changes"
      schema={taskSchema}
      defaults={before}
      onSubmit={(values) => update.mutateAsync(updateInput(task.id, before, values))}
      onClose={onClose}
      aside={
        <Button
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={16} />}
          loading={remove.isPending}
          onClick={onDelete}
        >
          Delete
        </Button>
      }
    >
      <TaskFields />
    </FormModal>
  );
}
