import { createFileRoute } from "@tanstack/react-router";
import { TaskList } from "@/features/tasks/task-list";
import { taskListQuery } from "@/features/tasks/task-queries";
import { taskSearchSchema } from "@/features/tasks/task-search";
import { membersQuery } from "@/lib/lookups";

export const Route = createFileRoute("/_app/tasks")({
  validateSearch: taskSearchSchema,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { cache }, deps }) =>
    Promise.all([cache.query(taskListQuery(deps)), cache.query(membersQuery)]),
  component: TasksRoute,
});

function TasksRoute() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <TaskList
      search={search}
      onSearch={(patch, options) =>
        void navigate({ search: (before) => ({ ...before, trail: undefined, ...patch }), ...options })
      }
    />
  );
}
