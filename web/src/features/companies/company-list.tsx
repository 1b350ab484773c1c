import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { IconBuilding, IconPlus } from "@tabler/icons-react";
import { formatNumber } from "@/lib/format";
import type { ChangeSearch } from "@/lib/list-search";
import { DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { PageHeader } from "@/ui/page-header";
import { Pager } from "@/ui/pager";
import { companyColumns } from "./company-columns";
import { CompanyCreate } from "./company-create";
import { CompanyFilters } from "./company-filters";
import { companyListQuery } from "./company-queries";
import type { CompanySearch } from "./company-search";

type CompanyListProps = { search: CompanySearch; onSearch: ChangeSearch<CompanySearch> };

export function CompanyList({ search, onSearch }: CompanyListProps) {
  const { data } = useSuspenseQuery(companyListQuery(search));
  const [creating, { open, close }] = useDisclosure();
  const rows = data.edges.map((edge) => edge.node);
  return (
    <>
      <PageHeader
        title="Companies"
        note={formatNumber(data.totalCount)}
        actions={
          <Button leftSection={<IconPlus size={16} />} onClick={open}>
            New company
          </Button>
        }
      />
      <CompanyFilters search={search} rows={rows} onSearch={onSearch} />
      {rows.length === 0 ? (
        <EmptyState
          icon={<IconBuilding size={28} />}
          title="No company found"
          text="Try another search or clear a filter."
        />
      ) : (
        <DataTable
          label="Companies"
          rows={rows}
          columns={companyColumns}
          sort={{ field: search.sort ?? "NAME", direction: search.direction ?? "ASC" }}
          onSort={({ field, direction }) => onSearch({ sort: field, direction })}
        />
      )}
      <Pager
        trail={search.trail ?? []}
        count={rows.length}
        total={data.totalCount}
        next={data.pageInfo.hasNextPage ? data.pageInfo.endCursor : null}
        onTrail={(trail) => onSearch({ trail })}
      />
      {creating && <CompanyCreate onClose={close} />}
    </>
  );
}
