import { sorted } from "./connection";
import type {
  CompanyResolvers,
  ContactResolvers,
  DealResolvers,
  TaskResolvers,
  TimelineEntryResolvers,
} from "./schema.gen";
import type { FakeContext } from "./fake-context";
import { fakeQueries } from "./fake-queries";

const find = <Row extends { id: string }>(rows: readonly Row[], id: string | null) =>
  rows.find((row) => row.id === id) ?? null;

type Page = { first: number; after?: string | null };

const timeline = (parent: { id: string }, page: Page, context: FakeContext) =>
  fakeQueries.timeline({}, { ...page, subject: parent.id }, context);

const revision = (row: { revision?: number }) => row.revision ?? 0;

const byDue = { DUE: (row: { due: string | null }) => row.due };

/** The fields that are no plain column of a row. */
export const fakeFields = {
  Contact: {
    revision,
    name: (row) => [row.firstName, row.lastName].filter(Boolean).join(" "),
    company: (row, _, { world }) => find(world.companies, row.companyId),
    owner: (row, _, { world }) => find(world.members, row.ownerId),
    deals: (row, _, { world }) => world.deals.filter((deal) => deal.contactIds.includes(row.id)).slice(0, 50),
    tasks: (row, _, { world }) =>
      sorted(
        world.tasks.filter((task) => task.contactId === row.id),
        { field: "DUE" },
        byDue,
      ).slice(0, 50),
    timeline,
  } satisfies ContactResolvers,
  Company: {
    revision,
    owner: (row, _, { world }) => find(world.members, row.ownerId),
    contacts: (row, _, { world }) =>
      world.contacts.filter((contact) => contact.companyId === row.id).slice(0, 50),
    deals: (row, _, { world }) => world.deals.filter((deal) => deal.companyId === row.id).slice(0, 50),
    timeline,
  } satisfies CompanyResolvers,
  Deal: {
    revision,
    pipeline: (row, _, { world }) => {
      const pipeline = find(world.pipelines, row.pipelineId);
      if (!pipeline) throw new Error(`deal ${row.id} is in no pipeline`);
      return pipeline;
    },
    stage: (row, _, { world }) => {
      const stage = find(
        world.pipelines.flatMap((pipeline) => pipeline.stages),
        row.stageId,
      );
      if (!stage) throw new Error(`deal ${row.id} is in no stage`);
      return stage;
    },
    company: (row, _, { world }) => find(world.companies, row.companyId),
    contacts: (row, _, { world }) => world.contacts.filter((contact) => row.contactIds.includes(contact.id)),
    owner: (row, _, { world }) => find(world.members, row.ownerId),
    tasks: (row, _, { world }) => world.tasks.filter((task) => task.dealId === row.id).slice(0, 50),
    timeline,
  } satisfies DealResolvers,
  Task: {
    revision,
    assignee: (row, _, { world }) => find(world.members, row.assigneeId),
    contact: (row, _, { world }) => find(world.contacts, row.contactId),
    company: (row, _, { world }) => find(world.companies, row.companyId),
    deal: (row, _, { world }) => find(world.deals, row.dealId),
    timeline,
  } satisfies TaskResolvers,
  TimelineEntry: {
    actor: (row, _, { world }) => find(world.members, row.actorId),
  } satisfies TimelineEntryResolvers,
};
