import { createFileRoute } from "@tanstack/react-router";
import { CompanyList } from "@/features/companies/company-list";
import { companyListQuery } from "@/features/companies/company-queries";
import { companySearchSchema } from "@/features/companies/company-search";
import { membersQuery } from "@/lib/lookups";

export const Route = createFileRoute("/_app/companies/")({
  validateSearch: companySearchSchema,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { cache }, deps }) =>
    Promise.all([cache.query(companyListQuery(deps)), cache.query(membersQuery)]),
  component: CompaniesRoute,
});

function CompaniesRoute() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <CompanyList
      search={search}
      onSearch={(patch, options) =>
        void navigate({ search: (before) => ({ ...before, trail: undefined, ...patch }), ...options })
      }
    />
  );
}
