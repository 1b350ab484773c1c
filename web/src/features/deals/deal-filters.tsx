import { useSuspenseQuery } from "@tanstack/react-query";
import type { DealStatus } from "@/gql/graphql";
import type { ChangeSearch } from "@/lib/list-search";
import { memberChoices, membersQuery, pipelinesQuery } from "@/lib/lookups";
import { FilterSelect } from "@/ui/filter-select";
import { SearchBox } from "@/ui/search-box";
import { Toolbar } from "@/ui/toolbar";
import type { DealSearch } from "./deal-search";

type DealFiltersProps = { search: DealSearch; onSearch: ChangeSearch<DealSearch> };

const statuses: { value: DealStatus; label: string }[] = [
  { value: "OPEN", label: "Open" },
  { value: "WON", label: "Won" },
  { value: "LOST", label: "Lost" },
];

export function DealFilters({ search, onSearch }: DealFiltersProps) {
  const { data: pipelines } = useSuspenseQuery(pipelinesQuery);
  const { data: members } = useSuspenseQuery(membersQuery);
  return (
    <Toolbar label="Find deals">
      <SearchBox
        label="Search deals"
        value={search.search ?? ""}
        onSearch={(text) => onSearch({ search: text || undefined }, { replace: true })}
      />
      <FilterSelect
        label="Status"
        value={search.status}
        choices={statuses}
        onChange={(picked) => onSearch({ status: statuses.find(({ value }) => value === picked)?.value })}
      />
      <FilterSelect
        label="Pipeline"
        value={search.pipeline}
        choices={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(pipeline) => onSearch({ pipeline })}
      />
      <FilterSelect
        label="Owner"
        value={search.owner}
        choices={memberChoices(members)}
        onChange={(owner) => onSearch({ owner })}
      />
    </Toolbar>
  );
}
