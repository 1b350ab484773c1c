import { z } from "@/lib/zod";
import type { CreateTaskInput, TaskRowFragment, UpdateTaskInput } from "@/gql/graphql";
import { changes } from "@/lib/changes";
import type { TasksAbout } from "./task-queries";

export const taskSchema = z.object({
  title: z.string().trim().min(1, "Say what is to be done."),
  description: z.string().trim(),
  kind: z.enum(["TODO", "CALL", "EMAIL", "MEETING"]),
  priority: z.enum(["HIGH", "NORMAL", "LOW"]),
  due: z.string(),
  assigneeId: z.string(),
});

export type TaskValues = z.infer<typeof taskSchema>;

export const newTask = (assigneeId: string, due: string): TaskValues => ({
  title: "",
  description: "",
  kind: "TODO",
  priority: "NORMAL",
  due,
  assigneeId,
});

export const taskValues = (task: TaskRowFragment): TaskValues => ({
  title: task.title,
  description: task.description,
  kind: task.kind,
  priority: task.priority,
  due: task.due ?? "",
  assigneeId: task.assignee?.id ?? "",
});

export function createInput({ due, assigneeId, ...rest }: TaskValues, about: TasksAbout): CreateTaskInput {
  return { ...rest, ...about, ...(due && { due }), ...(assigneeId && { assigneeId }) };
}

export function updateInput(id: string, before: TaskValues, after: TaskValues): UpdateTaskInput {
  const { due, ...rest } = changes(before, after);
  return { id, ...rest, ...(due !== undefined && { due: due || null }) };
}
