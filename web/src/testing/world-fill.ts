import type { Random } from "./random";
import type { Money } from "./schema.gen";
import * as words from "./vocabulary";
import { emptyAddress, fakeId, record, type World, type WorldSize } from "./world";

const DAY = 86_400_000;
const kinds = ["CALL", "EMAIL", "MEETING", "TODO"] as const;
const priorities = ["NORMAL", "NORMAL", "HIGH", "LOW"] as const;

const at = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index % items.length];
  if (item === undefined) throw new Error("an empty list has no item");
  return item;
};

const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/[^a-zA-Z]/g, "")
    .toLowerCase();

/** Fills a world with companies, contacts, deals and tasks of the eighteen months before now. */
export function fillWorld(world: World, size: WorldSize, random: Random, now: Date) {
  const before = (days: number) => new Date(now.getTime() - days * DAY - random.upTo(DAY));
  const day = (offset: number) => new Date(now.getTime() + offset * DAY).toISOString().slice(0, 10);
  const owner = () => (random.next() < 0.06 ? null : random.pick(world.members).id);

  for (let index = 0; index < size.companies; index++) {
    const base = at(words.companyNames, index);
    const round = Math.floor(index / words.companyNames.length);
    const name = round === 0 ? base : `${base} ${at(["Nord", "South", "Iberia", "Asia", "Labs"], round - 1)}`;
    const [city, country] = random.pick(words.cities);
    const created = before(60 + random.upTo(480));
    world.companies.push({
      id: fakeId("b", index + 1),
      name,
      domain: `${plain(name)}.example`,
      phone: `+49 40 ${5550000 + index}`,
      industry: random.pick(words.industries),
      employees: [12, 45, 180, 620, 2400, 0][random.upTo(6)] ?? 0,
      address: { ...emptyAddress, street: `${1 + random.upTo(90)} Quay Street`, city, country },
      ownerId: owner(),
      createdAt: created.toISOString(),
      updatedAt: before(random.upTo(50)).toISOString(),
    });
    record(world, fakeId("b", index + 1), "company.Created", `${name} was added`, created);
  }

  for (let index = 0; index < size.contacts; index++) {
    const firstName = at(words.givenNames, index);
    const lastName = at(words.familyNames, index + Math.floor(index / words.givenNames.length) * 3);
    const company =
      index === 0 ? world.companies[0] : random.next() < 0.08 ? undefined : random.pick(world.companies);
    const created = before(20 + random.upTo(500));
    const id = fakeId("c", index + 1);
    world.contacts.push({
      id,
      firstName,
      lastName,
      email: `${plain(firstName)}.${plain(lastName)}${index > 34 ? index : ""}@${company?.domain ?? "mail.example"}`,
      phone: random.next() < 0.2 ? "" : `+1 512 555 ${String(1000 + index)}`,
      jobTitle: random.pick(words.jobTitles),
      companyId: company?.id ?? null,
      ownerId: owner(),
      lifecycleStage: random.pick(words.lifecycleStages),
      leadStatus: random.pick(words.leadStatuses),
      source: random.pick(["web", "referral", "trade fair", "phone"]),
      address: company?.address ?? emptyAddress,
      erased: false,
      createdAt: created.toISOString(),
      updatedAt: before(random.upTo(20)).toISOString(),
    });
    record(world, id, "contact.Created", `${firstName} ${lastName} was added`, created);
    record(
      world,
      id,
      "contact.Updated",
      "Job title and phone were changed",
      before(10),
      random.pick(world.members).id,
    );
  }

  for (let index = 0; index < size.deals; index++) {
    const pipeline = at(world.pipelines, index % 6 === 5 ? 1 : 0);
    const weight = random.next() ** 1.6;
    const stage = at(pipeline.stages, Math.floor(weight * pipeline.stages.length));
    const contact = world.contacts.length > 0 ? random.pick(world.contacts) : undefined;
    const company = world.companies.find((candidate) => candidate.id === contact?.companyId);
    const status = index % 5 < 3 ? "OPEN" : random.next() < 0.55 ? "WON" : "LOST";
    const age = 10 + random.upTo(status === "OPEN" ? 150 : 500);
    const currency = random.next() < 0.12 ? "USD" : "EUR";
    const value: Money = { amount: (5 + random.upTo(900)) * 10_000, currency };
    const id = fakeId("d", index + 1);
    world.deals.push({
      id,
      title: `${company?.name ?? contact?.lastName ?? "Deal"}: ${random.pick(words.dealSubjects)}`,
      value,
      pipelineId: pipeline.id,
      stageId: stage.id,
      status,
      companyId: company?.id ?? null,
      contactIds: contact ? [contact.id] : [],
      ownerId: owner(),
      expectedClose: random.next() < 0.1 ? null : day(random.upTo(120) - 20),
      closedAt: status === "OPEN" ? null : before(random.upTo(age)).toISOString(),
      lostReason: status === "LOST" ? random.pick(words.lostReasons) : "",
      stageSince: before(random.upTo(40)).toISOString(),
      createdAt: before(age).toISOString(),
      updatedAt: before(random.upTo(30)).toISOString(),
    });
    record(world, id, "deal.Opened", "The deal was opened in Qualification", before(age));
    record(world, id, "deal.Moved", `Moved to ${stage.name}`, before(5), random.pick(world.members).id);
  }

  for (let index = 0; index < size.tasks; index++) {
    const deal = world.deals.length > 0 && random.next() < 0.6 ? random.pick(world.deals) : undefined;
    const contactId = deal?.contactIds[0] ?? world.contacts[random.upTo(world.contacts.length)]?.id ?? null;
    const done = random.next() < 0.35;
    world.tasks.push({
      id: fakeId("e", 500_000 + index),
      title: random.pick(words.taskTitles),
      description: "",
      kind: random.pick(kinds),
      priority: random.pick(priorities),
      due: random.next() < 0.1 ? null : day(done ? -random.upTo(60) : random.upTo(30) - 6),
      completedAt: done ? before(random.upTo(20)).toISOString() : null,
      assigneeId: random.pick(world.members.slice(0, 4)).id,
      contactId,
      companyId: deal?.companyId ?? null,
      dealId: deal?.id ?? null,
      createdAt: before(30).toISOString(),
      updatedAt: before(2).toISOString(),
    });
  }
}
