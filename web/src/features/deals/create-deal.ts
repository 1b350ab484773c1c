import { CreateDealDocument } from "@/gql/graphql";
import { useCommand } from "@/lib/use-command";

export const useCreateDeal = () => useCommand(CreateDealDocument, ["deals", "reports", "timeline"]);
