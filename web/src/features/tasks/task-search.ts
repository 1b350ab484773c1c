import { z } from "@/lib/zod";
import { textParam, trailParam } from "@/lib/list-search";

/** What the address of the task list says. Without an assignee it is everybody's. */
export const taskSearchSchema = z.object({
  assignee: textParam,
  show: z.enum(["done"]).optional().catch(undefined),
  trail: trailParam,
});

export type TaskSearch = z.infer<typeof taskSearchSchema>;
