import { SegmentedControl } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { ChangeSearch } from "@/lib/list-search";
import { memberChoices, membersQuery } from "@/lib/lookups";
import { FilterSelect } from "@/ui/filter-select";
import { Toolbar } from "@/ui/toolbar";
import type { TaskSearch } from "./task-search";

type TaskFiltersProps = { search: TaskSearch; onSearch: ChangeSearch<TaskSearch> };

export function TaskFilters({ search, onSearch }: TaskFiltersProps) {
  const { data: members } = useSuspenseQuery(membersQuery);
  return (
    <Toolbar label="Filter tasks">
      <SegmentedControl
        aria-label="Which tasks"
        data={[
          { value: "open", label: "Open" },
          { value: "done", label: "Done" },
        ]}
        value={search.show ?? "open"}
        onChange={(show) => onSearch({ show: show === "done" ? "done" : undefined })}
      />
      <FilterSelect
        label="Everybody"
        value={search.assignee}
        choices={memberChoices(members)}
        onChange={(assignee) => onSearch({ assignee })}
      />
    </Toolbar>
  );
}
