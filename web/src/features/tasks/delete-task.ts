import { DeleteTaskDocument } from "@/gql/graphql";
import { useCommand } from "@/lib/use-command";

export const useDeleteTask = () => useCommand(DeleteTaskDocument, ["tasks", "timeline"]);
