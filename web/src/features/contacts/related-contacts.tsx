import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { IconPlus } from "@tabler/icons-react";
import { formatNumber } from "@/lib/format";
import type { Choice } from "@/lib/lookups";
import { DataTable } from "@/ui/data-table";
import { Panel } from "@/ui/panel";
import { PanelEmpty } from "@/ui/panel-empty";
import { contactColumns } from "./contact-columns";
import { ContactCreate } from "./contact-create";
import { contactsOfCompanyQuery } from "./contact-queries";

type RelatedContactsProps = { company: Choice };

const columns = contactColumns
  .filter((column) => ["name", "email", "phone"].includes(column.id))
  .map((column) => ({ ...column, sort: undefined }));

export function RelatedContacts({ company }: RelatedContactsProps) {
  const { data } = useSuspenseQuery(contactsOfCompanyQuery(company.value));
  const [creating, { open, close }] = useDisclosure();
  return (
    <Panel
      title="Contacts"
      note={formatNumber(data.totalCount)}
      action={
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={open}>
          Add
        </Button>
      }
    >
      {data.edges.length === 0 ? (
        <PanelEmpty text="Nobody yet." />
      ) : (
        <DataTable
          label="Contacts of the company"
          rows={data.edges.map((edge) => edge.node)}
          columns={columns}
        />
      )}
      {creating && <ContactCreate company={company} onClose={close} />}
    </Panel>
  );
}
