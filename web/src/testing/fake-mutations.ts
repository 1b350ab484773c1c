import type { FakeContext } from "./fake-context";
import { refuse } from "./fake-refusal";
import type { MutationResolvers, UpdateContactInput } from "./schema.gen";
import { emptyAddress, fakeId, record, type ContactRow } from "./world";

type Given<Input> = { [Field in keyof Input]?: Input[Field] | null };

/** What an update says, without what it leaves out; an empty text for a link means none. */
function said<Row extends object>(input: Given<Row>, links: readonly string[] = []): Partial<Row> {
  const entries = Object.entries(input).filter(
    ([name, value]) => !["id", "commandId", "baseRevision"].includes(name) && value !== undefined,
  );
  return Object.fromEntries(
    entries.map(([name, value]) => [name, links.includes(name) ? value || null : (value ?? "")]),
  ) as Partial<Row>;
}

function need<Row extends { id: string }>(rows: readonly Row[], id: string, noun: string): Row {
  const row = rows.find((candidate) => candidate.id === id);
  if (!row) throw refuse("NOT_FOUND", `There is no ${noun} with this id.`);
  return row;
}

function write({ world, memberId }: FakeContext, subject: string, type: string, summary: string): string {
  record(world, subject, type, summary, new Date(), memberId);
  world.position++;
  return String(world.position);
}

const stamp = () => new Date().toISOString();

function checkEmail({ world }: FakeContext, email: string | null | undefined, ownId?: string) {
  if (!email) return;
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) {
    throw refuse("VALIDATION_ERROR", "The contact is not valid.", { email: "this is no e-mail address" });
  }
  const other = world.contacts.find(
    (row) => row.email.toLowerCase() === email.toLowerCase() && row.id !== ownId,
  );
  if (other) throw refuse("DUPLICATE_EMAIL", "Another contact has this e-mail address.");
}

/** Unlike the real server, takes every field of an update for one that somebody else has changed since. */
function checkBase(row: ContactRow, input: UpdateContactInput) {
  if (typeof input.baseRevision !== "number" || input.baseRevision >= (row.revision ?? 0)) return;
  const current = row as Record<string, unknown>;
  const wanted = said<ContactRow>(input as Given<ContactRow>);
  const conflicts = Object.entries(wanted).map(([field, value]) => ({
    field,
    base: null,
    current: current[field],
    wanted: value,
  }));
  throw refuse("CONFLICT", "Somebody else has changed this meanwhile.", {}, conflicts);
}

export const fakeMutations = {
  createContact: (_, { input }, context) => {
    const { world, memberId } = context;
    checkEmail(context, input.email);
    const contact: ContactRow = {
      id: fakeId("c", 900_000 + world.contacts.length),
      firstName: "",
      lastName: "",
      email: "",
      phone: "",
      jobTitle: "",
      companyId: null,
      ownerId: memberId,
      lifecycleStage: "",
      leadStatus: "",
      source: "",
      erased: false,
      createdAt: stamp(),
      updatedAt: stamp(),
      ...said<ContactRow>(input as Given<ContactRow>, ["companyId", "ownerId"]),
      address: { ...emptyAddress, ...said(input.address ?? {}) },
    };
    world.contacts.push(contact);
    return { contact, position: write(context, contact.id, "contact.Created", "The contact was added") };
  },
  updateContact: (_, { input }, context) => {
    const contact = need(context.world.contacts, input.id, "contact");
    checkEmail(context, input.email, contact.id);
    checkBase(contact, input);
    Object.assign(contact, said<ContactRow>(input as Given<ContactRow>, ["companyId", "ownerId"]), {
      updatedAt: stamp(),
      revision: (contact.revision ?? 0) + 1,
    });
    return { contact, position: write(context, contact.id, "contact.Updated", "The contact was changed") };
  },
  deleteContact: (_, { input }, context) => {
    context.world.contacts = context.world.contacts.filter((row) => row.id !== input.id);
    return { id: input.id, position: write(context, input.id, "contact.Deleted", "The contact was deleted") };
  },
  eraseContact: (_, { input }, context) => {
    const contact = need(context.world.contacts, input.id, "contact");
    Object.assign(contact, {
      firstName: "",
      lastName: "",
      email: "",
      phone: "",
      jobTitle: "",
      address: emptyAddress,
      erased: true,
    });
    return { contact, position: write(context, contact.id, "contact.Erased", "The person was erased") };
  },

  createCompany: (_, { input }, context) => {
    const { world, memberId } = context;
    const company = {
      id: fakeId("b", 900_000 + world.companies.length),
      domain: "",
      phone: "",
      industry: "",
      employees: 0,
      ownerId: memberId,
      createdAt: stamp(),
      updatedAt: stamp(),
      name: "",
      ...said(input as Given<{ name: string }>),
      address: { ...emptyAddress, ...said(input.address ?? {}) },
    };
    world.companies.push(company);
    return { company, position: write(context, company.id, "company.Created", "The company was added") };
  },
  updateCompany: (_, { input }, context) => {
    const company = need(context.world.companies, input.id, "company");
    Object.assign(company, said(input, ["ownerId"]), { updatedAt: stamp() });
    return { company, position: write(context, company.id, "company.Updated", "The company was changed") };
  },
  deleteCompany: (_, { input }, context) => {
    context.world.companies = context.world.companies.filter((row) => row.id !== input.id);
    return { id: input.id, position: write(context, input.id, "company.Deleted", "The company was deleted") };
  },

  createDeal: (_, { input }, context) => {
    const { world, memberId } = context;
    const pipeline = need(world.pipelines, input.pipelineId, "pipeline");
    const deal = {
      id: fakeId("d", 900_000 + world.deals.length),
      title: input.title,
      value: input.value ?? { amount: 0, currency: "EUR" },
      pipelineId: pipeline.id,
      stageId: input.stageId ?? pipeline.stages[0]?.id ?? "",
      status: "OPEN" as const,
      companyId: input.companyId || null,
      contactIds: input.contactIds ?? [],
      ownerId: input.ownerId ?? memberId,
      expectedClose: input.expectedClose ?? null,
      closedAt: null,
      lostReason: "",
      stageSince: stamp(),
      createdAt: stamp(),
      updatedAt: stamp(),
    };
    world.deals.push(deal);
    return { deal, position: write(context, deal.id, "deal.Opened", "The deal was opened") };
  },
  updateDeal: (_, { input }, context) => {
    const deal = need(context.world.deals, input.id, "deal");
    Object.assign(deal, said(input, ["companyId", "ownerId", "expectedClose"]), { updatedAt: stamp() });
    return { deal, position: write(context, deal.id, "deal.Updated", "The deal was changed") };
  },
  moveDeal: (_, { input }, context) => {
    const deal = need(context.world.deals, input.id, "deal");
    if (deal.status !== "OPEN") throw refuse("CONFLICT", "This deal is closed; open it again first.");
    Object.assign(deal, { stageId: input.stageId, stageSince: stamp(), updatedAt: stamp() });
    return { deal, position: write(context, deal.id, "deal.Moved", "Moved to another stage") };
  },
  winDeal: (_, { input }, context) => {
    const deal = need(context.world.deals, input.id, "deal");
    Object.assign(deal, { status: "WON", closedAt: stamp(), updatedAt: stamp() });
    return { deal, position: write(context, deal.id, "deal.Won", "The deal was won") };
  },
  loseDeal: (_, { input }, context) => {
    const deal = need(context.world.deals, input.id, "deal");
    Object.assign(deal, { status: "LOST", lostReason: input.reason, closedAt: stamp(), updatedAt: stamp() });
    return { deal, position: write(context, deal.id, "deal.Lost", `The deal was lost: ${input.reason}`) };
  },
  reopenDeal: (_, { input }, context) => {
    const deal = need(context.world.deals, input.id, "deal");
    Object.assign(deal, { status: "OPEN", lostReason: "", closedAt: null, updatedAt: stamp() });
    return { deal, position: write(context, deal.id, "deal.Reopened", "The deal was opened again") };
  },
  deleteDeal: (_, { input }, context) => {
    context.world.deals = context.world.deals.filter((row) => row.id !== input.id);
    return { id: input.id, position: write(context, input.id, "deal.Deleted", "The deal was deleted") };
  },

  createTask: (_, { input }, context) => {
    const { world, memberId } = context;
    const task = {
      id: fakeId("e", 900_000 + world.tasks.length),
      title: input.title,
      description: input.description ?? "",
      kind: input.kind ?? ("TODO" as const),
      priority: input.priority ?? ("NORMAL" as const),
      due: input.due || null,
      completedAt: null,
      assigneeId: input.assigneeId ?? memberId,
      contactId: input.contactId || null,
      companyId: input.companyId || null,
      dealId: input.dealId || null,
      createdAt: stamp(),
      updatedAt: stamp(),
    };
    world.tasks.push(task);
    return { task, position: write(context, task.id, "task.Created", "The task was added") };
  },
  updateTask: (_, { input }, context) => {
    const task = need(context.world.tasks, input.id, "task");
    Object.assign(task, said(input, ["assigneeId", "due"]), { updatedAt: stamp() });
    return { task, position: write(context, task.id, "task.Updated", "The task was changed") };
  },
  completeTask: (_, { input }, context) => {
    const task = need(context.world.tasks, input.id, "task");
    Object.assign(task, { completedAt: stamp(), updatedAt: stamp() });
    return { task, position: write(context, task.id, "task.Completed", "The task was done") };
  },
  deleteTask: (_, { input }, context) => {
    context.world.tasks = context.world.tasks.filter((row) => row.id !== input.id);
    return { id: input.id, position: write(context, input.id, "task.Deleted", "The task was deleted") };
  },
} satisfies MutationResolvers;
