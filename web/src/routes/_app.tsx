import { createFileRoute, redirect } from "@tanstack/react-router";
import { Shell } from "@/app/shell/shell";
import { meQuery } from "@/lib/lookups";
import { session } from "@/lib/session";

export const Route = createFileRoute("/_app")({
  beforeLoad: async ({ location }) => {
    if (session.token() || (await session.refresh())) return;
    throw redirect({ to: "/login", search: { back: location.href } });
  },
  loader: ({ context }) => context.cache.query(meQuery),
  component: Shell,
});
