import type { DealRowFragment } from "@/gql/graphql";
import { formatDate, formatDay, formatMoney } from "@/lib/format";
import type { Column } from "@/ui/data-table";
import { RowLink } from "@/ui/row-link";
import { TextLink } from "@/ui/text-link";
import { StatusTag } from "./status-tag";

type DealSortName = "TITLE" | "VALUE" | "EXPECTED_CLOSE" | "CREATED_AT" | "UPDATED_AT";

export const dealColumns: readonly Column<DealRowFragment, DealSortName>[] = [
  {
    id: "title",
    header: "Title",
    sort: "TITLE",
    cell: (deal) => (
      <RowLink to="/deals/$dealId" params={{ dealId: deal.id }}>
        {deal.title}
      </RowLink>
    ),
  },
  {
    id: "company",
    header: "Company",
    from: "tablet",
    cell: ({ company }) =>
      company && (
        <TextLink to="/companies/$companyId" params={{ companyId: company.id }}>
          {company.name}
        </TextLink>
      ),
  },
  {
    id: "value",
    width: 7.5,
    header: "Value",
    sort: "VALUE",
    align: "right",
    cell: (deal) => formatMoney(deal.value),
  },
  { id: "stage", width: 8.5, header: "Stage", from: "tablet", cell: (deal) => deal.stage.name },
  {
    id: "status",
    width: 5.5,
    header: "Status",
    from: "tablet",
    cell: (deal) => <StatusTag status={deal.status} />,
  },
  { id: "owner", width: 8.75, header: "Owner", from: "desktop", cell: (deal) => deal.owner?.name },
  {
    id: "close",
    width: 7.75,
    header: "Close",
    sort: "EXPECTED_CLOSE",
    from: "tablet",
    cell: (deal) =>
      deal.closedAt ? formatDay(deal.closedAt) : deal.expectedClose && formatDate(deal.expectedClose),
  },
];
