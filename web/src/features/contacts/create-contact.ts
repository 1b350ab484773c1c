import { CreateContactDocument } from "@/gql/graphql";
import { useCommand } from "@/lib/use-command";

export const useCreateContact = () =>
  useCommand(CreateContactDocument, ["contacts", "companies", "timeline"]);
