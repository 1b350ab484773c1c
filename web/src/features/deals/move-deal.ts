import { MoveDealDocument } from "@/gql/graphql";
import { useCommand } from "@/lib/use-command";

export const useMoveDeal = () => useCommand(MoveDealDocument, ["deals", "reports", "timeline"]);
