import { createFileRoute, notFound } from "@tanstack/react-router";
import { CompanyPage } from "@/features/companies/company-page";
import { companyQuery } from "@/features/companies/company-queries";
import { contactsOfCompanyQuery } from "@/features/contacts/contact-queries";
import { RelatedContacts } from "@/features/contacts/related-contacts";
import { relatedDealsQuery } from "@/features/deals/deal-queries";
import { RelatedDeals } from "@/features/deals/related-deals";
import { RelatedTasks } from "@/features/tasks/related-tasks";
import { relatedTasksQuery } from "@/features/tasks/task-queries";
import { Timeline } from "@/features/timeline/timeline";
import { timelineQuery } from "@/features/timeline/timeline-query";
import { membersQuery } from "@/lib/lookups";

export const Route = createFileRoute("/_app/companies/$companyId")({
  loader: async ({ context: { cache }, params: { companyId } }) => {
    const [company] = await Promise.all([
      cache.query(companyQuery(companyId)),
      cache.query(contactsOfCompanyQuery(companyId)),
      cache.query(relatedDealsQuery({ companyId })),
      cache.query(relatedTasksQuery({ companyId })),
      cache.infiniteQuery(timelineQuery(companyId)),
      cache.query(membersQuery),
    ]);
    if (!company) throw notFound();
  },
  component: CompanyRoute,
});

function CompanyRoute() {
  const { companyId } = Route.useParams();
  return (
    <CompanyPage id={companyId}>
      {(company) => [
        <RelatedContacts key="contacts" company={company} />,
        <RelatedDeals key="deals" about={{ companyId }} company={company} />,
        <RelatedTasks key="tasks" about={{ companyId }} />,
        <Timeline key="timeline" subject={companyId} />,
      ]}
    </CompanyPage>
  );
}
