import { useState } from "react";
import type { TaskRowFragment } from "@/gql/graphql";
import { TaskAbout } from "./task-about";
import { TaskEdit } from "./task-edit";
import { TaskItem } from "./task-item";
import classes from "./task-rows.module.css";

type TaskRowsProps = { label: string; tasks: readonly TaskRowFragment[]; withAbout?: boolean };

export function TaskRows({ label, tasks, withAbout = false }: TaskRowsProps) {
  const [openId, setOpenId] = useState<string>();
  const open = tasks.find((task) => task.id === openId);
  return (
    <>
      <ul className={classes.rows} aria-label={label}>
        {tasks.map((task) => (
          <TaskItem
            key={task.id}
            task={task}
            onOpen={() => setOpenId(task.id)}
            about={withAbout && <TaskAbout task={task} />}
          />
        ))}
      </ul>
      {open && <TaskEdit task={open} onClose={() => setOpenId(undefined)} />}
    </>
  );
}
