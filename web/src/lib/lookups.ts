import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import {
  CompanyLookupDocument,
  ContactLookupDocument,
  MeDocument,
  MembersDocument,
  PipelinesDocument,
  type MembersQuery,
} from "@/gql/graphql";
import { execute } from "./graphql";

/** Something that can be picked in a form or a filter. */
export type Choice = { value: string; label: string };

const rarelyChanges = { staleTime: 5 * 60_000 };

export const meQuery = queryOptions({
  queryKey: ["me"],
  ...rarelyChanges,
  queryFn: async ({ signal }) => (await execute(MeDocument, {}, signal)).me,
});

/** The whole team, page by page: an owner who is missing from a list cannot be filtered by. */
export const membersQuery = queryOptions({
  queryKey: ["members"],
  ...rarelyChanges,
  queryFn: async ({ signal }) => {
    const members: MembersQuery["members"]["edges"][number]["node"][] = [];
    let after: string | null | undefined;
    do {
      const { members: page } = await execute(MembersDocument, { after }, signal);
      members.push(...page.edges.map((edge) => edge.node));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    return members;
  },
});

export const pipelinesQuery = queryOptions({
  queryKey: ["pipelines"],
  ...rarelyChanges,
  queryFn: async ({ signal }) => (await execute(PipelinesDocument, {}, signal)).pipelines,
});

export const companyChoicesQuery = (search: string) =>
  queryOptions({
    queryKey: ["companies", "choices", search],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Choice[]> => {
      const { companies } = await execute(CompanyLookupDocument, { search }, signal);
      return companies.edges.map(({ node }) => ({ value: node.id, label: node.name }));
    },
  });

export const contactChoicesQuery = (search: string) =>
  queryOptions({
    queryKey: ["contacts", "choices", search],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Choice[]> => {
      const { contacts } = await execute(ContactLookupDocument, { search }, signal);
      return contacts.edges.map(({ node }) => ({ value: node.id, label: node.name || node.email }));
    },
  });

type MemberRow = { id: string; name: string; active: boolean };

/** The team as choices: those who have left come last and say so. */
export function memberChoices(members: readonly MemberRow[]): Choice[] {
  const choice = ({ id, name, active }: MemberRow) => ({
    value: id,
    label: active ? name : `${name} (left)`,
  });
  return [...members.filter((member) => member.active), ...members.filter((member) => !member.active)].map(
    choice,
  );
}
