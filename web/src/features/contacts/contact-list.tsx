import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { IconPlus, IconUsers } from "@tabler/icons-react";
import { formatNumber } from "@/lib/format";
import type { ChangeSearch } from "@/lib/list-search";
import { DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { PageHeader } from "@/ui/page-header";
import { Pager } from "@/ui/pager";
import { contactColumns } from "./contact-columns";
import { ContactCreate } from "./contact-create";
import { ContactFilters } from "./contact-filters";
import { contactListQuery } from "./contact-queries";
import type { ContactSearch } from "./contact-search";

type ContactListProps = { search: ContactSearch; onSearch: ChangeSearch<ContactSearch> };

export function ContactList({ search, onSearch }: ContactListProps) {
  const { data } = useSuspenseQuery(contactListQuery(search));
  const [creating, { open, close }] = useDisclosure();
  const rows = data.edges.map((edge) => edge.node);
  return (
    <>
      <PageHeader
        title="Contacts"
        note={formatNumber(data.totalCount)}
        actions={
          <Button leftSection={<IconPlus size={16} />} onClick={open}>
            New contact
          </Button>
        }
      />
      <ContactFilters search={search} rows={rows} onSearch={onSearch} />
      {rows.length === 0 ? (
        <EmptyState
          icon={<IconUsers size={28} />}
          title="No contact found"
          text="Try another search or clear a filter."
        />
      ) : (
        <DataTable
          label="Contacts"
          rows={rows}
          columns={contactColumns}
          sort={{ field: search.sort ?? "NAME", direction: search.direction ?? "ASC" }}
          onSort={({ field, direction }) => onSearch({ sort: field, direction })}
        />
      )}
      <Pager
        trail={search.trail ?? []}
        count={rows.length}
        total={data.totalCount}
        next={data.pageInfo.hasNextPage ? data.pageInfo.endCursor : null}
        onTrail={(trail) => onSearch({ trail })}
      />
      {creating && <ContactCreate onClose={close} />}
    </>
  );
}
