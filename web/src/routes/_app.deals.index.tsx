import { createFileRoute } from "@tanstack/react-router";
import { BoardPage } from "@/features/deals/board-page";
import { loadBoard } from "@/features/deals/board-scope";
import { boardSearchSchema } from "@/features/deals/board-search";

export const Route = createFileRoute("/_app/deals/")({
  validateSearch: boardSearchSchema,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => loadBoard(context.cache, deps),
  component: BoardRoute,
});

function BoardRoute() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <BoardPage
      search={search}
      onSearch={(patch, options) =>
        void navigate({ search: (before) => ({ ...before, ...patch }), ...options })
      }
    />
  );
}
