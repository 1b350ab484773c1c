import type { TaskRowFragment } from "@/gql/graphql";
import { personName } from "@/lib/person-name";
import { TextLink } from "@/ui/text-link";

type TaskAboutProps = { task: TaskRowFragment };

/** What a task is about: the deal if there is one, and the person, else the company. */
export function TaskAbout({ task: { deal, contact, company } }: TaskAboutProps) {
  return (
    <>
      {deal && (
        <TextLink to="/deals/$dealId" params={{ dealId: deal.id }}>
          {deal.title}
        </TextLink>
      )}
      {contact && (
        <TextLink to="/contacts/$contactId" params={{ contactId: contact.id }}>
          {personName(contact)}
        </TextLink>
      )}
      {company && !contact && !deal && (
        <TextLink to="/companies/$companyId" params={{ companyId: company.id }}>
          {company.name}
        </TextLink>
      )}
    </>
  );
}
