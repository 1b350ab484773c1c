import { createFileRoute } from "@tanstack/react-router";
import { DealList } from "@/features/deals/deal-list";
import { dealListQuery } from "@/features/deals/deal-queries";
import { dealSearchSchema } from "@/features/deals/deal-search";
import { membersQuery, pipelinesQuery } from "@/lib/lookups";

export const Route = createFileRoute("/_app/deals/list")({
  validateSearch: dealSearchSchema,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { cache }, deps }) =>
    Promise.all([cache.query(dealListQuery(deps)), cache.query(pipelinesQuery), cache.query(membersQuery)]),
  component: DealListRoute,
});

function DealListRoute() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <DealList
      search={search}
      onSearch={(patch, options) =>
        void navigate({ search: (before) => ({ ...before, trail: undefined, ...patch }), ...options })
      }
    />
  );
}
