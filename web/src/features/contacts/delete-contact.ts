import { DeleteContactDocument } from "@/gql/graphql";
import { useCommand } from "@/lib/use-command";

export const useDeleteContact = () =>
  useCommand(DeleteContactDocument, ["contacts", "companies", "deals", "tasks", "timeline"]);
