import { queryOptions } from "@tanstack/react-query";
import { CompaniesDocument, CompanyDocument } from "@/gql/graphql";
import { execute } from "@/lib/graphql";
import { PAGE_SIZE } from "@/lib/list-search";
import type { CompanySearch } from "./company-search";

export const companyListQuery = (search: CompanySearch) =>
  queryOptions({
    queryKey: ["companies", "list", search],
    queryFn: async ({ signal }) => {
      const variables = {
        first: PAGE_SIZE,
        after: search.trail?.at(-1),
        search: search.search,
        filter: { ownerId: search.owner, industry: search.industry },
        sort: { field: search.sort ?? "NAME", direction: search.direction ?? "ASC" },
      };
      return (await execute(CompaniesDocument, variables, signal)).companies;
    },
  });

export const companyQuery = (id: string) =>
  queryOptions({
    queryKey: ["companies", "one", id],
    queryFn: async ({ signal }) => (await execute(CompanyDocument, { id }, signal)).company,
  });
