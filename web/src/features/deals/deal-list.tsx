import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { IconLayoutKanban, IconPlus } from "@tabler/icons-react";
import { formatNumber } from "@/lib/format";
import type { ChangeSearch } from "@/lib/list-search";
import { DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { PageHeader } from "@/ui/page-header";
import { Pager } from "@/ui/pager";
import { DealCreate } from "./deal-create";
import { dealColumns } from "./deal-columns";
import { DealFilters } from "./deal-filters";
import { dealListQuery } from "./deal-queries";
import type { DealSearch } from "./deal-search";
import { DealViews } from "./deal-views";

type DealListProps = { search: DealSearch; onSearch: ChangeSearch<DealSearch> };

export function DealList({ search, onSearch }: DealListProps) {
  const { data } = useSuspenseQuery(dealListQuery(search));
  const [creating, { open, close }] = useDisclosure();
  const rows = data.edges.map((edge) => edge.node);
  return (
    <>
      <PageHeader
        title="Deals"
        lead={<DealViews />}
        note={formatNumber(data.totalCount)}
        actions={
          <Button leftSection={<IconPlus size={16} />} onClick={open}>
            New deal
          </Button>
        }
      />
      <DealFilters search={search} onSearch={onSearch} />
      {rows.length === 0 ? (
        <EmptyState
          icon={<IconLayoutKanban size={28} />}
          title="No deal found"
          text="Try another search or clear a filter."
        />
      ) : (
        <DataTable
          label="Deals"
          rows={rows}
          columns={dealColumns}
          sort={{ field: search.sort ?? "UPDATED_AT", direction: search.direction ?? "DESC" }}
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
      {creating && <DealCreate pipelineId={search.pipeline} onClose={close} />}
    </>
  );
}
