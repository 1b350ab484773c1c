import { UpdateDealDocument } from "@/gql/graphql";
import { useCommand } from "@/lib/use-command";

export const useUpdateDeal = () => useCommand(UpdateDealDocument, ["deals", "tasks", "reports", "timeline"]);
