import { CreateTaskDocument } from "@/gql/graphql";
import { useCommand } from "@/lib/use-command";

export const useCreateTask = () => useCommand(CreateTaskDocument, ["tasks", "timeline"]);
