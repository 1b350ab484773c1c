import { DeleteDealDocument } from "@/gql/graphql";
import { useCommand } from "@/lib/use-command";

export const useDeleteDeal = () => useCommand(DeleteDealDocument, ["deals", "tasks", "reports", "timeline"]);
