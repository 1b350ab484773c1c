import { createFileRoute, notFound } from "@tanstack/react-router";
import { DealPage } from "@/features/deals/deal-page";
import { dealQuery } from "@/features/deals/deal-queries";
import { RelatedTasks } from "@/features/tasks/related-tasks";
import { relatedTasksQuery } from "@/features/tasks/task-queries";
import { Timeline } from "@/features/timeline/timeline";
import { timelineQuery } from "@/features/timeline/timeline-query";
import { membersQuery, pipelinesQuery } from "@/lib/lookups";

export const Route = createFileRoute("/_app/deals/$dealId")({
  loader: async ({ context: { cache }, params: { dealId } }) => {
    const [deal] = await Promise.all([
      cache.query(dealQuery(dealId)),
      cache.query(relatedTasksQuery({ dealId })),
      cache.infiniteQuery(timelineQuery(dealId)),
      cache.query(pipelinesQuery),
      cache.query(membersQuery),
    ]);
    if (!deal) throw notFound();
  },
  component: DealRoute,
});

function DealRoute() {
  const { dealId } = Route.useParams();
  return (
    <DealPage id={dealId}>
      <RelatedTasks about={{ dealId }} />
      <Timeline subject={dealId} />
    </DealPage>
  );
}
