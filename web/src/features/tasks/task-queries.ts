import { queryOptions } from "@tanstack/react-query";
import { TasksDocument, type TaskFilter } from "@/gql/graphql";
import { execute } from "@/lib/graphql";
import { PAGE_SIZE } from "@/lib/list-search";
import type { TaskSearch } from "./task-search";

export type TasksAbout = Pick<TaskFilter, "contactId" | "companyId" | "dealId">;

export const taskListQuery = (search: TaskSearch) =>
  queryOptions({
    queryKey: ["tasks", "list", search],
    queryFn: async ({ signal }) => {
      const completed = search.show === "done";
      const variables = {
        first: PAGE_SIZE,
        after: search.trail?.at(-1),
        filter: { assigneeId: search.assignee, completed },
        sort: completed
          ? ({ field: "UPDATED_AT", direction: "DESC" } as const)
          : ({ field: "DUE", direction: "ASC" } as const),
      };
      return (await execute(TasksDocument, variables, signal)).tasks;
    },
  });

/** The open tasks about one contact, company or deal, next due first. */
export const relatedTasksQuery = (about: TasksAbout) =>
  queryOptions({
    queryKey: ["tasks", "about", about],
    queryFn: async ({ signal }) => {
      const filter = { ...about, completed: false };
      return (await execute(TasksDocument, { first: 20, filter, sort: { field: "DUE" } }, signal)).tasks;
    },
  });
