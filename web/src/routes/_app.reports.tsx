import { createFileRoute } from "@tanstack/react-router";
import { loadReport } from "@/features/reports/load-report";
import { reportSearchSchema } from "@/features/reports/report-search";
import { ReportsPage } from "@/features/reports/reports-page";

export const Route = createFileRoute("/_app/reports")({
  validateSearch: reportSearchSchema,
  loaderDeps: ({ search: { pipeline, from, to } }) => ({ pipeline, from, to }),
  loader: ({ context, deps }) => loadReport(context.cache, deps),
  component: ReportsRoute,
});

function ReportsRoute() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <ReportsPage
      search={search}
      onSearch={(patch, options) =>
        void navigate({ search: (before) => ({ ...before, ...patch }), ...options })
      }
    />
  );
}
