import { UpdateCompanyDocument } from "@/gql/graphql";
import { useCommand } from "@/lib/use-command";

export const useUpdateCompany = () =>
  useCommand(UpdateCompanyDocument, ["companies", "contacts", "deals", "tasks", "timeline"]);
