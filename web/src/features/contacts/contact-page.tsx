import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { personName } from "@/lib/person-name";
import { Avatar } from "@/ui/avatar";
import { PageHeader } from "@/ui/page-header";
import { RecordLayout } from "@/ui/record-layout";
import { Tag } from "@/ui/tag";
import { ContactActions } from "./contact-actions";
import { ContactFacts } from "./contact-facts";
import { contactQuery } from "./contact-queries";

type ContactPageProps = { id: string; children: ReactNode };

export function ContactPage({ id, children }: ContactPageProps) {
  const { data: contact } = useSuspenseQuery(contactQuery(id));
  // Only for the moment between a deletion and leaving the page: the route has checked.
  if (!contact) return null;
  const name = personName(contact);
  const note = [contact.jobTitle, contact.company?.name].filter(Boolean).join(", ");
  return (
    <RecordLayout
      header={
        <PageHeader
          title={name}
          lead={<Avatar name={name} size={36} />}
          note={contact.erased ? <Tag tone="bad">Erased</Tag> : note}
          actions={!contact.erased && <ContactActions contact={contact} />}
        />
      }
      aside={<ContactFacts contact={contact} />}
    >
      {children}
    </RecordLayout>
  );
}
