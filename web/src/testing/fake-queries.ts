import { connect, matches, sorted } from "./connection";
import { pipelineReport } from "./fake-report";
import type { QueryResolvers } from "./schema.gen";

const holds = (texts: string[], search: string | null | undefined) =>
  !search || texts.join(" ").toLowerCase().includes(search.trim().toLowerCase());

const byId = <Row extends { id: string }>(rows: readonly Row[], id: string) =>
  rows.find((row) => row.id === id) ?? null;

export const fakeQueries = {
  me: (_, __, { world, memberId }) => {
    const me = byId(world.members, memberId);
    if (!me) throw new Error("the fake session is nobody's");
    return me;
  },
  member: (_, { id }, { world }) => byId(world.members, id),
  members: (_, page, { world }) =>
    connect(sorted(world.members, { field: "NAME" }, { NAME: (row) => row.name }), page),

  contact: (_, { id }, { world }) => byId(world.contacts, id),
  contacts: (_, { search, filter, sort, ...page }, { world }) => {
    const rows = world.contacts.filter(
      (row) =>
        matches(row, filter as object) &&
        holds(
          [
            row.firstName,
            row.lastName,
            row.email,
            world.companies.find((c) => c.id === row.companyId)?.name ?? "",
          ],
          search,
        ),
    );
    return connect(
      sorted(rows, sort ?? { field: "NAME" }, {
        NAME: (row) => `${row.lastName} ${row.firstName}`,
        CREATED_AT: (row) => row.createdAt,
        UPDATED_AT: (row) => row.updatedAt,
      }),
      page,
    );
  },

  company: (_, { id }, { world }) => byId(world.companies, id),
  companies: (_, { search, filter, sort, ...page }, { world }) => {
    const rows = world.companies.filter(
      (row) => matches(row, filter as object) && holds([row.name, row.domain], search),
    );
    return connect(
      sorted(rows, sort ?? { field: "NAME" }, {
        NAME: (row) => row.name,
        CREATED_AT: (row) => row.createdAt,
        UPDATED_AT: (row) => row.updatedAt,
      }),
      page,
    );
  },

  pipeline: (_, { id }, { world }) => byId(world.pipelines, id),
  pipelines: (_, __, { world }) => world.pipelines,

  deal: (_, { id }, { world }) => byId(world.deals, id),
  deals: (_, { search, filter, sort, ...page }, { world }) => {
    const { contactId, ...rest } = filter ?? {};
    const rows = world.deals.filter(
      (row) =>
        matches(row, rest as object) &&
        (!contactId || row.contactIds.includes(contactId)) &&
        holds([row.title], search),
    );
    return connect(
      sorted(rows, sort ?? { field: "CREATED_AT", direction: "DESC" }, {
        TITLE: (row) => row.title,
        VALUE: (row) => row.value.amount,
        EXPECTED_CLOSE: (row) => row.expectedClose,
        CREATED_AT: (row) => row.createdAt,
        UPDATED_AT: (row) => row.updatedAt,
      }),
      page,
    );
  },

  task: (_, { id }, { world }) => byId(world.tasks, id),
  tasks: (_, { search, filter, sort, ...page }, { world }) => {
    const { completed, ...rest } = filter ?? {};
    const rows = world.tasks.filter(
      (row) =>
        matches(row, rest as object) &&
        (typeof completed !== "boolean" || (row.completedAt !== null) === completed) &&
        holds([row.title], search),
    );
    return connect(
      sorted(rows, sort ?? { field: "DUE" }, {
        DUE: (row) => row.due,
        CREATED_AT: (row) => row.createdAt,
        UPDATED_AT: (row) => row.updatedAt,
      }),
      page,
    );
  },

  timeline: (_, { subject, ...page }, { world }) =>
    connect(
      sorted(
        world.entries.filter((entry) => entry.subject === subject),
        { field: "AT", direction: "DESC" },
        { AT: (entry) => entry.at },
      ),
      page,
    ),
  devices: () => [],
  pipelineReport: (_, args, { world }) => pipelineReport(world, args),
} satisfies QueryResolvers;
