import type { ContactRowFragment } from "@/gql/graphql";
import { formatAgo } from "@/lib/format";
import { personName } from "@/lib/person-name";
import { Avatar } from "@/ui/avatar";
import type { Column } from "@/ui/data-table";
import { RowLink } from "@/ui/row-link";
import { TextLink } from "@/ui/text-link";
import { LifecycleTag } from "./lifecycle-tag";

type ContactSortName = "NAME" | "CREATED_AT" | "UPDATED_AT";

export const contactColumns: readonly Column<ContactRowFragment, ContactSortName>[] = [
  {
    id: "name",
    header: "Name",
    sort: "NAME",
    cell: (contact) => (
      <RowLink
        to="/contacts/$contactId"
        params={{ contactId: contact.id }}
        lead={<Avatar name={personName(contact)} />}
      >
        {personName(contact)}
      </RowLink>
    ),
  },
  {
    id: "company",
    header: "Company",
    cell: ({ company }) =>
      company && (
        <TextLink to="/companies/$companyId" params={{ companyId: company.id }}>
          {company.name}
        </TextLink>
      ),
  },
  { id: "email", header: "E-mail", from: "tablet", cell: (contact) => contact.email },
  { id: "phone", width: 9.5, header: "Phone", from: "desktop", cell: (contact) => contact.phone },
  {
    id: "lifecycle",
    width: 7.5,
    header: "Stage",
    from: "tablet",
    cell: (contact) => <LifecycleTag stage={contact.lifecycleStage} />,
  },
  { id: "owner", width: 8.75, header: "Owner", from: "desktop", cell: (contact) => contact.owner?.name },
  {
    id: "updated",
    width: 7.5,
    header: "Changed",
    sort: "UPDATED_AT",
    from: "tablet",
    cell: (contact) => formatAgo(contact.updatedAt),
  },
];
