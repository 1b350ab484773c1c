import { LoseDealDocument } from "@/gql/graphql";
import { useCommand } from "@/lib/use-command";

export const useLoseDeal = () => useCommand(LoseDealDocument, ["deals", "reports", "timeline"]);
