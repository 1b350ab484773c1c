import { z } from "@/lib/zod";
import { directionParam, textParam, trailParam } from "@/lib/list-search";

/** What the address of the company list says. */
export const companySearchSchema = z.object({
  search: textParam,
  owner: textParam,
  industry: textParam,
  sort: z.enum(["NAME", "CREATED_AT", "UPDATED_AT"]).optional().catch(undefined),
  direction: directionParam,
  trail: trailParam,
});

export type CompanySearch = z.infer<typeof companySearchSchema>;
