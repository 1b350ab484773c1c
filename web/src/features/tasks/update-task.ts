import { UpdateTaskDocument } from "@/gql/graphql";
import { useCommand } from "@/lib/use-command";

export const useUpdateTask = () => useCommand(UpdateTaskDocument, ["tasks", "timeline"]);
