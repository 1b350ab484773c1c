import { GraphQLError } from "graphql";
import type { Conflict, ProblemCode } from "@/lib/problem";

/** An error in the shape that the real server refuses with. */
export function refuse(
  code: ProblemCode,
  message: string,
  fields?: Record<string, string>,
  conflicts?: Conflict[],
): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code, ...(fields && { fields }), ...(conflicts && { conflicts }) },
  });
}
