import { z } from "@/lib/zod";
import { textParam } from "@/lib/list-search";

/** What the address of the board says. */
export const boardSearchSchema = z.object({
  pipeline: textParam,
  owner: textParam,
  search: textParam,
  order: z.enum(["close", "value"]).optional().catch(undefined),
});

export type BoardSearch = z.infer<typeof boardSearchSchema>;
