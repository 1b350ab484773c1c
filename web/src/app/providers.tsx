import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider, type RouterHistory } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { forgetPosition } from "@/lib/graphql";
import { createQueryClient } from "@/lib/query-client";
import { session } from "@/lib/session";
import { Toasts } from "@/ui/toasts";
import { createAppRouter } from "./router";
import { theme } from "./theme";

type ProvidersProps = { history?: RouterHistory };

export function Providers({ history }: ProvidersProps) {
  const [cache] = useState(createQueryClient);
  const [router] = useState(() => createAppRouter(cache, history));

  useEffect(
    () =>
      session.onEnd(() => {
        cache.clear();
        forgetPosition();
        const { pathname, href } = router.state.location;
        if (pathname !== "/login") void router.navigate({ to: "/login", search: { back: href } });
      }),
    [cache, router],
  );

  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={cache}>
        <RouterProvider router={router} />
        <Toasts />
      </QueryClientProvider>
    </MantineProvider>
  );
}
