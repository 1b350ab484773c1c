import { z } from "@/lib/zod";
import { textParam } from "@/lib/list-search";

const dayParam = z.iso.date().optional().catch(undefined);

/** What the address of the reports says. Without days the report covers everything that was ever closed. */
export const reportSearchSchema = z.object({
  pipeline: textParam,
  from: dayParam,
  to: dayParam,
  currency: textParam,
});

export type ReportSearch = z.infer<typeof reportSearchSchema>;
