import { WinDealDocument } from "@/gql/graphql";
import { useCommand } from "@/lib/use-command";

export const useWinDeal = () => useCommand(WinDealDocument, ["deals", "reports", "timeline"]);
