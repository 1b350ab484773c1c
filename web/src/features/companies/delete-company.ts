import { DeleteCompanyDocument } from "@/gql/graphql";
import { useCommand } from "@/lib/use-command";

export const useDeleteCompany = () =>
  useCommand(DeleteCompanyDocument, ["companies", "contacts", "deals", "tasks", "timeline"]);
