import { ReopenDealDocument } from "@/gql/graphql";
import { useCommand } from "@/lib/use-command";

export const useReopenDeal = () => useCommand(ReopenDealDocument, ["deals", "reports", "timeline"]);
