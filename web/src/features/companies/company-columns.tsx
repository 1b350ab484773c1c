import type { CompanyRowFragment } from "@/gql/graphql";
import { formatAgo, formatNumber } from "@/lib/format";
import { Avatar } from "@/ui/avatar";
import type { Column } from "@/ui/data-table";
import { RowLink } from "@/ui/row-link";

type CompanySortName = "NAME" | "CREATED_AT" | "UPDATED_AT";

export const companyColumns: readonly Column<CompanyRowFragment, CompanySortName>[] = [
  {
    id: "name",
    header: "Name",
    sort: "NAME",
    cell: (company) => (
      <RowLink
        to="/companies/$companyId"
        params={{ companyId: company.id }}
        lead={<Avatar name={company.name} square />}
      >
        {company.name}
      </RowLink>
    ),
  },
  { id: "industry", header: "Industry", cell: (company) => company.industry },
  { id: "domain", header: "Domain", from: "tablet", cell: (company) => company.domain },
  { id: "phone", width: 9.5, header: "Phone", from: "desktop", cell: (company) => company.phone },
  {
    id: "employees",
    width: 6.5,
    header: "Employees",
    from: "tablet",
    align: "right",
    cell: (company) => (company.employees > 0 ? formatNumber(company.employees) : ""),
  },
  { id: "owner", width: 8.75, header: "Owner", from: "desktop", cell: (company) => company.owner?.name },
  {
    id: "updated",
    width: 7.5,
    header: "Changed",
    sort: "UPDATED_AT",
    from: "tablet",
    cell: (company) => formatAgo(company.updatedAt),
  },
];
