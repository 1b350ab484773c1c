import { SegmentedControl, TextInput } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { ChangeSearch } from "@/lib/list-search";
import { pipelinesQuery } from "@/lib/lookups";
import { FilterSelect } from "@/ui/filter-select";
import { Toolbar } from "@/ui/toolbar";
import { periodOf, periods } from "./periods";
import type { ReportSearch } from "./report-search";

type ReportFiltersProps = { search: ReportSearch; pipelineId: string; onSearch: ChangeSearch<ReportSearch> };

export function ReportFilters({ search, pipelineId, onSearch }: ReportFiltersProps) {
  const { data: pipelines } = useSuspenseQuery(pipelinesQuery);
  return (
    <Toolbar label="What the report covers">
      <FilterSelect
        label="Pipeline"
        required
        value={pipelineId}
        choices={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(pipeline) => onSearch({ pipeline })}
      />
      <SegmentedControl
        data-wide
        aria-label="Period"
        data={periods.map(({ value, label }) => ({ value, label }))}
        value={periodOf(search)}
        onChange={(value) => {
          const range = periods.find((period) => period.value === value)?.range();
          if (range) onSearch(range);
        }}
      />
      <TextInput
        type="date"
        aria-label="Closed from"
        value={search.from ?? ""}
        max={search.to}
        onChange={(event) => onSearch({ from: event.currentTarget.value || undefined }, { replace: true })}
      />
      <TextInput
        type="date"
        aria-label="Closed until"
        value={search.to ?? ""}
        min={search.from}
        onChange={(event) => onSearch({ to: event.currentTarget.value || undefined }, { replace: true })}
      />
    </Toolbar>
  );
}
