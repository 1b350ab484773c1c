import { createRouter, type RouterHistory } from "@tanstack/react-router";
import type { QueryClient } from "@tanstack/react-query";
import { ErrorScreen } from "@/ui/error-screen";
import { LoadingScreen } from "@/ui/loading-screen";
import { NotFoundScreen } from "@/ui/not-found-screen";
import { routeTree } from "./route-tree.gen";

export function createAppRouter(cache: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree,
    context: { cache },
    ...(history && { history }),
    defaultPreload: "intent",
    // Query owns freshness: the router asks again each time and the cache answers.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 300,
    scrollRestoration: true,
    defaultPendingComponent: LoadingScreen,
    defaultErrorComponent: ErrorScreen,
    defaultNotFoundComponent: NotFoundScreen,
  });
}

type AppRouter = ReturnType<typeof createAppRouter>;

declare module "@tanstack/react-router" {
  interface Register {
    router: AppRouter;
  }
}
