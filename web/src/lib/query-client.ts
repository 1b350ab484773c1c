import { QueryClient } from "@tanstack/react-query";
import { isPassing } from "./problem";

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && isPassing(error),
        retryDelay: 400,
      },
    },
  });
}
