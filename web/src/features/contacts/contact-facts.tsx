import type { ContactDetailFragment } from "@/gql/graphql";
import { addressLines } from "@/lib/address";
import { formatDay } from "@/lib/format";
import { Facts } from "@/ui/facts";
import { TextLink } from "@/ui/text-link";
import { LifecycleTag } from "./lifecycle-tag";

type ContactFactsProps = { contact: ContactDetailFragment };

export function ContactFacts({ contact }: ContactFactsProps) {
  const { company, email, phone } = contact;
  return (
    <Facts
      label="Facts"
      facts={[
        { label: "E-mail", value: email && <a href={`mailto:${email}`}>{email}</a> },
        { label: "Phone", value: phone && <a href={`tel:${phone.replace(/[^+\d]/g, "")}`}>{phone}</a> },
        {
          label: "Company",
          value: company && (
            <TextLink to="/companies/$companyId" params={{ companyId: company.id }}>
              {company.name}
            </TextLink>
          ),
        },
        { label: "Job title", value: contact.jobTitle },
        { label: "Owner", value: contact.owner?.name },
        {
          label: "Lifecycle stage",
          value: contact.lifecycleStage && <LifecycleTag stage={contact.lifecycleStage} />,
        },
        { label: "Lead status", value: contact.leadStatus },
        { label: "Source", value: contact.source },
        { label: "Address", value: addressLines(contact.address).join("\n") },
        { label: "Added", value: formatDay(contact.createdAt) },
      ]}
    />
  );
}
