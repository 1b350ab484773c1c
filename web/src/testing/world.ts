import { createRandom } from "./random";
import type { Address, Member, MemberPayload, Money, Pipeline, Stage } from "./schema.gen";
import type { DealStatus, TaskKind, TaskPriority } from "./schema.gen";
import { fillWorld } from "./world-fill";

type Dated = { id: string; createdAt: string; updatedAt: string; revision?: number };

export type ContactRow = Dated & {
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  jobTitle: string;
  companyId: string | null;
  ownerId: string | null;
  lifecycleStage: string;
  leadStatus: string;
  source: string;
  address: Address;
  erased: boolean;
};

export type CompanyRow = Dated & {
  name: string;
  domain: string;
  phone: string;
  industry: string;
  employees: number;
  address: Address;
  ownerId: string | null;
};

export type DealRow = Dated & {
  title: string;
  value: Money;
  pipelineId: string;
  stageId: string;
  status: DealStatus;
  companyId: string | null;
  contactIds: string[];
  ownerId: string | null;
  expectedClose: string | null;
  closedAt: string | null;
  lostReason: string;
  stageSince: string;
};

export type TaskRow = Dated & {
  title: string;
  description: string;
  kind: TaskKind;
  priority: TaskPriority;
  due: string | null;
  completedAt: string | null;
  assigneeId: string | null;
  contactId: string | null;
  companyId: string | null;
  dealId: string | null;
};

export type EntryRow = {
  id: string;
  subject: string;
  at: string;
  type: string;
  actorId: string | null;
  actorName: string;
  summary: string;
};

type MemberRow = MemberPayload["member"];

/** The whole state of the fake server. */
export type World = {
  members: Member[];
  companies: CompanyRow[];
  contacts: ContactRow[];
  pipelines: Pipeline[];
  deals: DealRow[];
  tasks: TaskRow[];
  entries: EntryRow[];
  position: number;
  now: () => Date;
};

export type WorldSize = { companies: number; contacts: number; deals: number; tasks: number };

export const emptyAddress: Address = { street: "", city: "", region: "", postalCode: "", country: "" };

/** Ids in the shape of the real ones, and telling in a failing test: 00000000-0000-7000-8c00-000000000007. */
export function fakeId(kind: "a" | "b" | "c" | "d" | "e" | "f", index: number): string {
  return `00000000-0000-7000-8${kind}00-${String(index).padStart(12, "0")}`;
}

const stage = (index: number, name: string, probability: number): Stage => ({
  id: fakeId("f", 100 + index),
  name,
  rotDays: 0,
  probability,
  retired: false,
});

const member = (index: number, name: string, role: MemberRow["role"], active = true): MemberRow => ({
  id: fakeId("a", index),
  name,
  email: `${name.split(" ")[0]?.toLowerCase() ?? ""}@example.com`,
  role,
  active,
  timeZone: "",
  locale: "",
  teams: [],
  revision: 0,
});

/** A small team with its pipelines, and as much business as `size` says, ending at `now`. */
export function makeWorld(size: WorldSize, now = new Date()): World {
  const world: World = {
    members: [
      member(1, "Ana Petrović", "ADMIN"),
      member(2, "Ben Osei", "REP"),
      member(3, "Clara Whitfield", "REP"),
      member(4, "Dai Tanaka", "REP"),
      member(5, "Eva Moreau", "REP", false),
    ],
    companies: [],
    contacts: [],
    pipelines: [
      {
        id: fakeId("f", 1),
        name: "New business",
        archived: false,
        revision: 0,
        stages: [
          stage(1, "Qualification", 10),
          stage(2, "Discovery", 25),
          stage(3, "Proposal", 50),
          stage(4, "Negotiation", 75),
          stage(5, "Contract", 90),
        ],
      },
      {
        id: fakeId("f", 2),
        name: "Renewals",
        archived: false,
        revision: 0,
        stages: [stage(6, "Up for renewal", 60), stage(7, "In talks", 80)],
      },
    ],
    deals: [],
    tasks: [],
    entries: [],
    position: 1000,
    now: () => now,
  };
  fillWorld(world, size, createRandom(7), now);
  return world;
}

/** Writes to the timeline of a record, as a projection would. */
export function record(
  world: World,
  subject: string,
  type: string,
  summary: string,
  at = world.now(),
  actorId?: string,
) {
  world.entries.unshift({
    id: fakeId("e", world.entries.length + 1),
    subject,
    at: at.toISOString(),
    type,
    actorId: actorId ?? null,
    actorName: actorId ? "" : "import",
    summary,
  });
}
