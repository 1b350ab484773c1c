import { z } from "@/lib/zod";
import { directionParam, textParam, trailParam } from "@/lib/list-search";

/** What the address of the deal list says. */
export const dealSearchSchema = z.object({
  search: textParam,
  pipeline: textParam,
  status: z.enum(["OPEN", "WON", "LOST"]).optional().catch(undefined),
  owner: textParam,
  sort: z.enum(["TITLE", "VALUE", "EXPECTED_CLOSE", "CREATED_AT", "UPDATED_AT"]).optional().catch(undefined),
  direction: directionParam,
  trail: trailParam,
});

export type DealSearch = z.infer<typeof dealSearchSchema>;
