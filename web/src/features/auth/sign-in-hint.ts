import { queryOptions } from "@tanstack/react-query";
import { z } from "@/lib/zod";

const hintSchema = z.discriminatedUnion("demo", [
  z.object({ demo: z.literal(true), email: z.string(), password: z.string() }),
  z.object({ demo: z.literal(false) }),
]);

export type SignInHint = z.infer<typeof hintSchema>;

/** How to sign in, when the server is a demo. Never fails: without an answer the page just shows no hint. */
export const signInHintQuery = queryOptions({
  queryKey: ["sign-in-hint"],
  staleTime: Infinity,
  queryFn: async ({ signal }): Promise<SignInHint> => {
    try {
      const response = await fetch("/auth/hint", { signal });
      return hintSchema.parse(await response.json());
    } catch {
      return { demo: false };
    }
  },
});
