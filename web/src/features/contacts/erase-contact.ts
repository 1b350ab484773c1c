import { EraseContactDocument } from "@/gql/graphql";
import { useCommand } from "@/lib/use-command";

export const useEraseContact = () =>
  useCommand(EraseContactDocument, ["contacts", "companies", "deals", "tasks", "timeline"]);
