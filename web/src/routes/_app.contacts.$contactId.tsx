import { createFileRoute, notFound } from "@tanstack/react-router";
import { ContactPage } from "@/features/contacts/contact-page";
import { contactQuery } from "@/features/contacts/contact-queries";
import { RelatedDeals } from "@/features/deals/related-deals";
import { relatedDealsQuery } from "@/features/deals/deal-queries";
import { RelatedTasks } from "@/features/tasks/related-tasks";
import { relatedTasksQuery } from "@/features/tasks/task-queries";
import { Timeline } from "@/features/timeline/timeline";
import { timelineQuery } from "@/features/timeline/timeline-query";
import { membersQuery } from "@/lib/lookups";

export const Route = createFileRoute("/_app/contacts/$contactId")({
  loader: async ({ context: { cache }, params: { contactId } }) => {
    const [contact] = await Promise.all([
      cache.query(contactQuery(contactId)),
      cache.query(relatedDealsQuery({ contactId })),
      cache.query(relatedTasksQuery({ contactId })),
      cache.infiniteQuery(timelineQuery(contactId)),
      cache.query(membersQuery),
    ]);
    if (!contact) throw notFound();
  },
  component: ContactRoute,
});

function ContactRoute() {
  const { contactId } = Route.useParams();
  return (
    <ContactPage id={contactId}>
      <RelatedDeals about={{ contactId }} />
      <RelatedTasks about={{ contactId }} />
      <Timeline subject={contactId} />
    </ContactPage>
  );
}
