import { z } from "@/lib/zod";
import type { CompanyDetailFragment, CreateCompanyInput, UpdateCompanyInput } from "@/gql/graphql";
import { addressSchema, emptyAddress } from "@/lib/address";
import { changes } from "@/lib/changes";

export const companySchema = z.object({
  name: z.string().trim().min(1, "Give the company a name."),
  domain: z.string().trim(),
  phone: z.string().trim(),
  industry: z.string().trim(),
  employees: z.string().regex(/^\d*$/, "Give a whole number."),
  ownerId: z.string(),
  address: addressSchema,
});

export type CompanyValues = z.infer<typeof companySchema>;

export const newCompany = (ownerId: string): CompanyValues => ({
  name: "",
  domain: "",
  phone: "",
  industry: "",
  employees: "",
  ownerId,
  address: emptyAddress,
});

export const companyValues = (company: CompanyDetailFragment): CompanyValues => ({
  name: company.name,
  domain: company.domain,
  phone: company.phone,
  industry: company.industry,
  employees: company.employees > 0 ? String(company.employees) : "",
  ownerId: company.owner?.id ?? "",
  address: company.address,
});

export function createInput({ employees, ownerId, ...rest }: CompanyValues): CreateCompanyInput {
  return { ...rest, employees: Number(employees), ...(ownerId && { ownerId }) };
}

export function updateInput(id: string, before: CompanyValues, after: CompanyValues): UpdateCompanyInput {
  const { employees, ...rest } = changes(before, after);
  return { id, ...rest, ...(employees !== undefined && { employees: Number(employees) }) };
}
