import { infiniteQueryOptions } from "@tanstack/react-query";
import { TimelineDocument } from "@/gql/graphql";
import { execute } from "@/lib/graphql";

export const timelineQuery = (subject: string) =>
  infiniteQueryOptions({
    queryKey: ["timeline", subject],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) =>
      (await execute(TimelineDocument, { subject, after: pageParam }, signal)).timeline,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
  });
