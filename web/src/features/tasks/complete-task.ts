import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CompleteTaskDocument, type TasksQuery } from "@/gql/graphql";
import { command } from "@/lib/graphql";
import { asProblem } from "@/lib/problem";
import { showToast } from "@/ui/toast";

type TaskPage = TasksQuery["tasks"];

function tick(page: TaskPage, id: string, completedAt: string): TaskPage {
  const edges = page.edges.map((edge) =>
    edge.node.id === id ? { ...edge, node: { ...edge.node, completedAt } } : edge,
  );
  return { ...page, edges };
}

/** Ticks a task at once and takes the tick back when the server refuses. */
export function useCompleteTask() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => command(CompleteTaskDocument, { id }),
    onMutate: async (id) => {
      await cache.cancelQueries({ queryKey: ["tasks"] });
      const before = cache.getQueriesData<TaskPage>({ queryKey: ["tasks"] });
      const now = new Date().toISOString();
      cache.setQueriesData<TaskPage>({ queryKey: ["tasks"] }, (page) => page && tick(page, id, now));
      return before;
    },
    onError: (caught, _, before) => {
      for (const [key, page] of before ?? []) cache.setQueryData(key, page);
      showToast("failed", asProblem(caught).message);
    },
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: ["tasks"] }),
        cache.invalidateQueries({ queryKey: ["timeline"] }),
      ]),
  });
}
