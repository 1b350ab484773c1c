import { z } from "@/lib/zod";
import type { ContactDetailFragment, CreateContactInput, UpdateContactInput } from "@/gql/graphql";
import { addressSchema, emptyAddress } from "@/lib/address";
import { changes } from "@/lib/changes";

export const contactSchema = z
  .object({
    firstName: z.string().trim(),
    lastName: z.string().trim(),
    email: z.union([z.literal(""), z.email("This is no e-mail address.")]),
    phone: z.string().trim(),
    jobTitle: z.string().trim(),
    companyId: z.string(),
    ownerId: z.string(),
    lifecycleStage: z.string().trim(),
    leadStatus: z.string().trim(),
    source: z.string().trim(),
    address: addressSchema,
  })
  .refine(({ firstName, lastName, email }) => firstName || lastName || email, {
    path: ["lastName"],
    message: "Give a first name, a last name or an e-mail address.",
  });

export type ContactValues = z.infer<typeof contactSchema>;

export const newContact = (ownerId: string, companyId = ""): ContactValues => ({
  firstName: "",
  lastName: "",
  email: "",
  phone: "",
  jobTitle: "",
  companyId,
  ownerId,
  lifecycleStage: "Lead",
  leadStatus: "",
  source: "",
  address: emptyAddress,
});

export const contactValues = (contact: ContactDetailFragment): ContactValues => ({
  firstName: contact.firstName,
  lastName: contact.lastName,
  email: contact.email,
  phone: contact.phone,
  jobTitle: contact.jobTitle,
  companyId: contact.company?.id ?? "",
  ownerId: contact.owner?.id ?? "",
  lifecycleStage: contact.lifecycleStage,
  leadStatus: contact.leadStatus,
  source: contact.source,
  address: contact.address,
});

export function createInput({ companyId, ownerId, ...texts }: ContactValues): CreateContactInput {
  return { ...texts, ...(companyId && { companyId }), ...(ownerId && { ownerId }) };
}

export function updateInput(id: string, before: ContactValues, after: ContactValues): UpdateContactInput {
  return { id, ...changes(before, after) };
}
