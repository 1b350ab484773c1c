import type { DealDetailFragment } from "@/gql/graphql";
import { formatAgo, formatDate, formatDay, formatMoney } from "@/lib/format";
import { personName } from "@/lib/person-name";
import { Facts } from "@/ui/facts";
import { TextLink } from "@/ui/text-link";

type DealFactsProps = { deal: DealDetailFragment };

export function DealFacts({ deal }: DealFactsProps) {
  const { company, contacts } = deal;
  return (
    <Facts
      label="Facts"
      facts={[
        { label: "Value", value: formatMoney(deal.value) },
        {
          label: "Company",
          value: company && (
            <TextLink to="/companies/$companyId" params={{ companyId: company.id }}>
              {company.name}
            </TextLink>
          ),
        },
        {
          label: "Contacts",
          value:
            contacts.length > 0 &&
            contacts.map((contact) => (
              <div key={contact.id}>
                <TextLink to="/contacts/$contactId" params={{ contactId: contact.id }}>
                  {personName(contact)}
                </TextLink>
              </div>
            )),
        },
        { label: "Owner", value: deal.owner?.name },
        { label: "Pipeline", value: deal.pipeline.name },
        { label: "In this stage since", value: formatAgo(deal.stageSince) },
        { label: "Expected to close", value: deal.expectedClose && formatDate(deal.expectedClose) },
        ...(deal.closedAt ? [{ label: "Closed", value: formatDay(deal.closedAt) }] : []),
        { label: "Opened", value: formatDay(deal.createdAt) },
      ]}
    />
  );
}
