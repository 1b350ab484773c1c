import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, Outlet } from "@tanstack/react-router";

type RouterContext = { cache: QueryClient };

export const Route = createRootRouteWithContext<RouterContext>()({ component: Outlet });
