import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { IconPlus } from "@tabler/icons-react";
import { Suspense } from "react";
import { formatNumber } from "@/lib/format";
import type { Choice } from "@/lib/lookups";
import { DataTable } from "@/ui/data-table";
import { Panel } from "@/ui/panel";
import { PanelEmpty } from "@/ui/panel-empty";
import { dealColumns } from "./deal-columns";
import { DealCreate } from "./deal-create";
import { relatedDealsQuery, type DealsAbout } from "./deal-queries";

type RelatedDealsProps = { about: DealsAbout; company?: Choice };

const columns = dealColumns
  .filter((column) => ["title", "value", "stage", "status", "close"].includes(column.id))
  .map((column) => ({ ...column, sort: undefined }));

export function RelatedDeals({ about, company }: RelatedDealsProps) {
  const { data } = useSuspenseQuery(relatedDealsQuery(about));
  const [creating, { open, close }] = useDisclosure();
  return (
    <Panel
      title="Deals"
      note={formatNumber(data.totalCount)}
      action={
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={open}>
          Add
        </Button>
      }
    >
      {data.edges.length === 0 ? (
        <PanelEmpty text="No deal yet." />
      ) : (
        <DataTable label="Deals" rows={data.edges.map((edge) => edge.node)} columns={columns} />
      )}
      {creating && (
        <Suspense>
          <DealCreate company={company} contactId={about.contactId ?? undefined} onClose={close} />
        </Suspense>
      )}
    </Panel>
  );
}
