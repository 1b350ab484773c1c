import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { IconChecklist, IconPlus } from "@tabler/icons-react";
import { formatNumber } from "@/lib/format";
import type { ChangeSearch } from "@/lib/list-search";
import { EmptyState } from "@/ui/empty-state";
import { PageHeader } from "@/ui/page-header";
import { Pager } from "@/ui/pager";
import { TaskCreate } from "./task-create";
import { TaskFilters } from "./task-filters";
import { groupByDue } from "./task-groups";
import { taskListQuery } from "./task-queries";
import { TaskRows } from "./task-rows";
import type { TaskSearch } from "./task-search";
import classes from "./task-list.module.css";

type TaskListProps = { search: TaskSearch; onSearch: ChangeSearch<TaskSearch> };

export function TaskList({ search, onSearch }: TaskListProps) {
  const { data } = useSuspenseQuery(taskListQuery(search));
  const [creating, { open, close }] = useDisclosure();
  const tasks = data.edges.map((edge) => edge.node);
  const groups = search.show === "done" ? [{ title: "Done", late: false, tasks }] : groupByDue(tasks);
  return (
    <>
      <PageHeader
        title="Tasks"
        note={formatNumber(data.totalCount)}
        actions={
          <Button leftSection={<IconPlus size={16} />} onClick={open}>
            New task
          </Button>
        }
      />
      <TaskFilters search={search} onSearch={onSearch} />
      {tasks.length === 0 ? (
        <EmptyState icon={<IconChecklist size={28} />} title="Nothing to do" text="No task matches." />
      ) : (
        groups.map((group) => (
          <section key={group.title} aria-label={group.title}>
            <h2 className={classes.group} data-late={group.late || undefined}>
              {group.title} <span>{formatNumber(group.tasks.length)}</span>
            </h2>
            <TaskRows label={group.title} tasks={group.tasks} withAbout />
          </section>
        ))
      )}
      <Pager
        trail={search.trail ?? []}
        count={tasks.length}
        total={data.totalCount}
        next={data.pageInfo.hasNextPage ? data.pageInfo.endCursor : null}
        onTrail={(trail) => onSearch({ trail })}
      />
      {creating && <TaskCreate onClose={close} />}
    </>
  );
}
