import { UpdateContactDocument } from "@/gql/graphql";
import { useCommand } from "@/lib/use-command";

export const useUpdateContact = () =>
  useCommand(UpdateContactDocument, ["contacts", "companies", "deals", "tasks", "timeline"]);
