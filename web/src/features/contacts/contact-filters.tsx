import { useSuspenseQuery } from "@tanstack/react-query";
import type { ContactRowFragment } from "@/gql/graphql";
import type { ChangeSearch } from "@/lib/list-search";
import { memberChoices, membersQuery } from "@/lib/lookups";
import { wordChoices } from "@/lib/word-choices";
import { FilterSelect } from "@/ui/filter-select";
import { SearchBox } from "@/ui/search-box";
import { Toolbar } from "@/ui/toolbar";
import type { ContactSearch } from "./contact-search";
import { leadStatuses, lifecycleStages } from "./contact-words";

type ContactFiltersProps = {
  search: ContactSearch;
  rows: readonly ContactRowFragment[];
  onSearch: ChangeSearch<ContactSearch>;
};

export function ContactFilters({ search, rows, onSearch }: ContactFiltersProps) {
  const { data: members } = useSuspenseQuery(membersQuery);
  return (
    <Toolbar label="Find contacts">
      <SearchBox
        label="Search contacts"
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
        label="Stage"
        value={search.lifecycle}
        choices={wordChoices(
          lifecycleStages,
          rows.map((row) => row.lifecycleStage),
        )}
        onChange={(lifecycle) => onSearch({ lifecycle })}
      />
      <FilterSelect
        label="Lead status"
        value={search.status}
        choices={wordChoices(
          leadStatuses,
          rows.map((row) => row.leadStatus),
        )}
        onChange={(status) => onSearch({ status })}
      />
    </Toolbar>
  );
}
