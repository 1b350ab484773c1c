import { useSuspenseQuery } from "@tanstack/react-query";
import type { CompanyRowFragment } from "@/gql/graphql";
import type { ChangeSearch } from "@/lib/list-search";
import { memberChoices, membersQuery } from "@/lib/lookups";
import { wordChoices } from "@/lib/word-choices";
import { FilterSelect } from "@/ui/filter-select";
import { SearchBox } from "@/ui/search-box";
import { Toolbar } from "@/ui/toolbar";
import type { CompanySearch } from "./company-search";
import { industries } from "./industries";

type CompanyFiltersProps = {
  search: CompanySearch;
  rows: readonly CompanyRowFragment[];
  onSearch: ChangeSearch<CompanySearch>;
};

export function CompanyFilters({ search, rows, onSearch }: CompanyFiltersProps) {
  const { data: members } = useSuspenseQuery(membersQuery);
  return (
    <Toolbar label="Find companies">
      <SearchBox
        label="Search companies"
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
        label="Industry"
        value={search.industry}
        choices={wordChoices(
          industries,
          rows.map((row) => row.industry),
        )}
        onChange={(industry) => onSearch({ industry })}
      />
    </Toolbar>
  );
}
