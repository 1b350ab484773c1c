import { QueryClient } from "@tanstack/react-query";
import { Problem } from "./problem";

const UNSTABLE = new Set(["UNREACHABLE", "INTERNAL"]);

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && error instanceof Problem && UNSTABLE.has(error.code),
        retryDelay: 400,
      },
    },
  });
}
