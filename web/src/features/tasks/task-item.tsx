import { Checkbox, UnstyledButton, VisuallyHidden } from "@mantine/core";
import type { ReactNode } from "react";
import type { TaskRowFragment } from "@/gql/graphql";
import { formatDue, today } from "@/lib/format";
import { Avatar } from "@/ui/avatar";
import { Tag } from "@/ui/tag";
import { useCompleteTask } from "./complete-task";
import { kinds } from "./task-words";
import classes from "./task-item.module.css";

type TaskItemProps = { task: TaskRowFragment; onOpen: () => void; about?: ReactNode };

export function TaskItem({ task, onOpen, about }: TaskItemProps) {
  const complete = useCompleteTask();
  const { icon: KindIcon, label } = kinds[task.kind];
  const done = task.completedAt !== null;
  const late = !done && task.due !== null && task.due < today();
  return (
    <li className={classes.item} data-done={done || undefined}>
      <Checkbox
        radius="xl"
        size="sm"
        checked={done}
        disabled={done}
        aria-label={`Done: ${task.title}`}
        onChange={() => complete.mutate(task.id)}
      />
      <KindIcon size={16} stroke={1.7} aria-label={label} className={classes.kind} />
      <div className={classes.text}>
        <UnstyledButton className={classes.title} onClick={onOpen}>
          {task.title}
        </UnstyledButton>
        {about && <span className={classes.about}>{about}</span>}
      </div>
      {task.priority === "HIGH" && !done && <Tag tone="warn">High</Tag>}
      {task.due && (
        <time dateTime={task.due} className={classes.due} data-late={late || undefined}>
          {late && <VisuallyHidden>Overdue: </VisuallyHidden>}
          {formatDue(task.due)}
        </time>
      )}
      {task.assignee && (
        <span title={task.assignee.name} className={classes.assignee}>
          <Avatar name={task.assignee.name} size={22} />
        </span>
      )}
    </li>
  );
}
