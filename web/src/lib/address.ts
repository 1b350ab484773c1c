import { z } from "@/lib/zod";

/** A postal address in a form: every part may be empty. */
export const addressSchema = z.object({
  street: z.string(),
  city: z.string(),
  region: z.string(),
  postalCode: z.string(),
  country: z.string(),
});

export type PostalAddress = z.infer<typeof addressSchema>;

export const emptyAddress: PostalAddress = { street: "", city: "", region: "", postalCode: "", country: "" };

/** The lines of an address that are there; the postal code stands before its city. */
export function addressLines({ street, city, region, postalCode, country }: PostalAddress): string[] {
  const town = [postalCode, city].filter(Boolean).join(" ");
  return [street, town, region, country].filter(Boolean);
}
