import { z } from "@/lib/zod";
import { directionParam, textParam, trailParam } from "@/lib/list-search";

/** What the address of the contact list says. */
export const contactSearchSchema = z.object({
  search: textParam,
  owner: textParam,
  lifecycle: textParam,
  status: textParam,
  sort: z.enum(["NAME", "CREATED_AT", "UPDATED_AT"]).optional().catch(undefined),
  direction: directionParam,
  trail: trailParam,
});

export type ContactSearch = z.infer<typeof contactSearchSchema>;
