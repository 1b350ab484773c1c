import { queryOptions } from "@tanstack/react-query";
import { ContactDocument, ContactsDocument, ContactsOfCompanyDocument } from "@/gql/graphql";
import { execute } from "@/lib/graphql";
import { PAGE_SIZE } from "@/lib/list-search";
import type { ContactSearch } from "./contact-search";

export const contactListQuery = (search: ContactSearch) =>
  queryOptions({
    queryKey: ["contacts", "list", search],
    queryFn: async ({ signal }) => {
      const variables = {
        first: PAGE_SIZE,
        after: search.trail?.at(-1),
        search: search.search,
        filter: { ownerId: search.owner, lifecycleStage: search.lifecycle, leadStatus: search.status },
        sort: { field: search.sort ?? "NAME", direction: search.direction ?? "ASC" },
      };
      return (await execute(ContactsDocument, variables, signal)).contacts;
    },
  });

export const contactQuery = (id: string) =>
  queryOptions({
    queryKey: ["contacts", "one", id],
    queryFn: async ({ signal }) => (await execute(ContactDocument, { id }, signal)).contact,
  });

export const contactsOfCompanyQuery = (companyId: string) =>
  queryOptions({
    queryKey: ["contacts", "of-company", companyId],
    queryFn: async ({ signal }) => (await execute(ContactsOfCompanyDocument, { companyId }, signal)).contacts,
  });
