import { useSuspenseQuery } from "@tanstack/react-query";
import type { ChangeSearch } from "@/lib/list-search";
import { memberChoices, membersQuery, pipelinesQuery } from "@/lib/lookups";
import { FilterSelect } from "@/ui/filter-select";
import { SearchBox } from "@/ui/search-box";
import { Toolbar } from "@/ui/toolbar";
import type { BoardSearch } from "./board-search";

type BoardFiltersProps = { search: BoardSearch; pipelineId: string; onSearch: ChangeSearch<BoardSearch> };

const orders = [
  { value: "changed", label: "Latest change first" },
  { value: "close", label: "Next close first" },
  { value: "value", label: "Largest first" },
];

export function BoardFilters({ search, pipelineId, onSearch }: BoardFiltersProps) {
  const { data: pipelines } = useSuspenseQuery(pipelinesQuery);
  const { data: members } = useSuspenseQuery(membersQuery);
  return (
    <Toolbar label="Filter the board">
      <FilterSelect
        label="Pipeline"
        required
        value={pipelineId}
        choices={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(pipeline) => onSearch({ pipeline })}
      />
      <SearchBox
        label="Search deals"
        value={search.search ?? ""}
        onSearch={(text) => onSearch({ search: text || undefined }, { replace: true })}
      />
      <FilterSelect
        label="Owner"
        value={search.owner}
        choices={memberChoices(members)}
        onChange={(owner) => onSearch({ owner })}
      />
      <FilterSelect
        label="Order"
        required
        value={search.order ?? "changed"}
        choices={orders}
        onChange={(order) => onSearch({ order: order === "close" || order === "value" ? order : undefined })}
      />
    </Toolbar>
  );
}
