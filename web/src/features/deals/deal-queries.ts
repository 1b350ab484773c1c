import { queryOptions } from "@tanstack/react-query";
import { DealDocument, DealsDocument, type DealFilter } from "@/gql/graphql";
import { execute } from "@/lib/graphql";
import { PAGE_SIZE } from "@/lib/list-search";
import type { DealSearch } from "./deal-search";

export type DealsAbout = Pick<DealFilter, "contactId" | "companyId">;

export const dealListQuery = (search: DealSearch) =>
  queryOptions({
    queryKey: ["deals", "list", search],
    queryFn: async ({ signal }) => {
      const variables = {
        first: PAGE_SIZE,
        after: search.trail?.at(-1),
        search: search.search,
        filter: { pipelineId: search.pipeline, status: search.status, ownerId: search.owner },
        sort: { field: search.sort ?? "UPDATED_AT", direction: search.direction ?? "DESC" },
      };
      return (await execute(DealsDocument, variables, signal)).deals;
    },
  });

export const dealQuery = (id: string) =>
  queryOptions({
    queryKey: ["deals", "one", id],
    queryFn: async ({ signal }) => (await execute(DealDocument, { id }, signal)).deal,
  });

/** The deals of one contact or company, newest first. */
export const relatedDealsQuery = (about: DealsAbout) =>
  queryOptions({
    queryKey: ["deals", "about", about],
    queryFn: async ({ signal }) => {
      const sort = { field: "CREATED_AT", direction: "DESC" } as const;
      return (await execute(DealsDocument, { first: 20, filter: about, sort }, signal)).deals;
    },
  });
