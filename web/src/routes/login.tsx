import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { z } from "@/lib/zod";
import { SignIn } from "@/features/auth/sign-in";
import { signInHintQuery } from "@/features/auth/sign-in-hint";

export const Route = createFileRoute("/login")({
  validateSearch: z.object({ back: z.string().optional().catch(undefined) }),
  loader: ({ context }) => context.cache.query(signInHintQuery),
  component: LoginRoute,
});

function LoginRoute() {
  const { back } = Route.useSearch();
  const navigate = useNavigate();
  // Only a path of ours: an address with a host would make this page an open redirect.
  const target = back && /^\/(?![/\\])/.test(back) ? back : "/";
  return <SignIn onSignedIn={() => void navigate({ href: target, replace: true })} />;
}
