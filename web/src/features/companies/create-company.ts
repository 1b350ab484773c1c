import { CreateCompanyDocument } from "@/gql/graphql";
import { useCommand } from "@/lib/use-command";

export const useCreateCompany = () => useCommand(CreateCompanyDocument, ["companies", "timeline"]);
