import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { IconPlus } from "@tabler/icons-react";
import { formatNumber } from "@/lib/format";
import { Panel } from "@/ui/panel";
import { PanelEmpty } from "@/ui/panel-empty";
import { TaskCreate } from "./task-create";
import { relatedTasksQuery, type TasksAbout } from "./task-queries";
import { TaskRows } from "./task-rows";

type RelatedTasksProps = { about: TasksAbout };

export function RelatedTasks({ about }: RelatedTasksProps) {
  const { data } = useSuspenseQuery(relatedTasksQuery(about));
  const [creating, { open, close }] = useDisclosure();
  return (
    <Panel
      title="Open tasks"
      note={formatNumber(data.totalCount)}
      action={
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={open}>
          Add
        </Button>
      }
    >
      {data.edges.length === 0 ? (
        <PanelEmpty text="No next step is planned." />
      ) : (
        <TaskRows label="Open tasks" tasks={data.edges.map((edge) => edge.node)} />
      )}
      {creating && <TaskCreate about={about} onClose={close} />}
    </Panel>
  );
}
