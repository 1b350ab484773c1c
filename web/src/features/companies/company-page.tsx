import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Avatar } from "@/ui/avatar";
import { PageHeader } from "@/ui/page-header";
import { RecordLayout } from "@/ui/record-layout";
import { CompanyActions } from "./company-actions";
import { CompanyFacts } from "./company-facts";
import { companyQuery } from "./company-queries";

type CompanyPageProps = { id: string; children: (company: { value: string; label: string }) => ReactNode };

export function CompanyPage({ id, children }: CompanyPageProps) {
  const { data: company } = useSuspenseQuery(companyQuery(id));
  // Only for the moment between a deletion and leaving the page: the route has checked.
  if (!company) return null;
  return (
    <RecordLayout
      header={
        <PageHeader
          title={company.name}
          lead={<Avatar name={company.name} size={36} square />}
          note={[company.industry, company.address.city].filter(Boolean).join(", ")}
          actions={<CompanyActions company={company} />}
        />
      }
      aside={<CompanyFacts company={company} />}
    >
      {children({ value: company.id, label: company.name })}
    </RecordLayout>
  );
}
