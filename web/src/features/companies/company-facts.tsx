import type { CompanyDetailFragment } from "@/gql/graphql";
import { addressLines } from "@/lib/address";
import { formatDay, formatNumber } from "@/lib/format";
import { Facts } from "@/ui/facts";

type CompanyFactsProps = { company: CompanyDetailFragment };

export function CompanyFacts({ company }: CompanyFactsProps) {
  const { domain, phone, employees } = company;
  return (
    <Facts
      label="Facts"
      facts={[
        {
          label: "Web domain",
          value: domain && (
            <a href={`https://${domain}`} target="_blank" rel="noreferrer">
              {domain}
            </a>
          ),
        },
        { label: "Phone", value: phone && <a href={`tel:${phone.replace(/[^+\d]/g, "")}`}>{phone}</a> },
        { label: "Industry", value: company.industry },
        { label: "Employees", value: employees > 0 && formatNumber(employees) },
        { label: "Owner", value: company.owner?.name },
        { label: "Address", value: addressLines(company.address).join("\n") },
        { label: "Added", value: formatDay(company.createdAt) },
      ]}
    />
  );
}
