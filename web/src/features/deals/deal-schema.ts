import { z } from "@/lib/zod";
import type { CreateDealInput, DealDetailFragment, MoneyInput, UpdateDealInput } from "@/gql/graphql";
import { changes } from "@/lib/changes";
import { minorUnits } from "@/lib/format";

export const dealSchema = z.object({
  title: z.string().trim().min(1, "Give the deal a title."),
  amount: z.union([z.number().nonnegative("An amount is never negative."), z.literal("")]),
  currency: z.string(),
  pipelineId: z.string(),
  stageId: z.string(),
  companyId: z.string(),
  contactIds: z.array(z.string()),
  ownerId: z.string(),
  expectedClose: z.string(),
});

export type DealValues = z.infer<typeof dealSchema>;

export const newDeal = (given: Partial<DealValues>): DealValues => ({
  title: "",
  amount: "",
  currency: "EUR",
  pipelineId: "",
  stageId: "",
  companyId: "",
  contactIds: [],
  ownerId: "",
  expectedClose: "",
  ...given,
});

export const dealValues = (deal: DealDetailFragment): DealValues => ({
  title: deal.title,
  amount: deal.value.amount / minorUnits(deal.value.currency),
  currency: deal.value.currency,
  pipelineId: deal.pipeline.id,
  stageId: deal.stage.id,
  companyId: deal.company?.id ?? "",
  contactIds: deal.contacts.map((contact) => contact.id),
  ownerId: deal.owner?.id ?? "",
  expectedClose: deal.expectedClose ?? "",
});

const money = ({ amount, currency }: DealValues): MoneyInput => ({
  amount: Math.round(Number(amount) * minorUnits(currency)),
  currency,
});

export function createInput(values: DealValues): CreateDealInput {
  const { title, pipelineId, stageId, companyId, contactIds, ownerId, expectedClose, amount } = values;
  return {
    title,
    pipelineId,
    contactIds,
    ...(amount !== "" && { value: money(values) }),
    ...(stageId && { stageId }),
    ...(companyId && { companyId }),
    ...(ownerId && { ownerId }),
    ...(expectedClose && { expectedClose }),
  };
}

export function updateInput(id: string, before: DealValues, after: DealValues): UpdateDealInput {
  const { amount, currency, expectedClose, title, companyId, contactIds, ownerId } = changes(before, after);
  return {
    id,
    ...(title !== undefined && { title }),
    ...(companyId !== undefined && { companyId }),
    ...(contactIds !== undefined && { contactIds }),
    ...(ownerId !== undefined && { ownerId }),
    ...((amount !== undefined || currency !== undefined) && { value: money(after) }),
    ...(expectedClose !== undefined && { expectedClose: expectedClose || null }),
  };
}
