import { createFileRoute } from "@tanstack/react-router";
import { ContactList } from "@/features/contacts/contact-list";
import { contactListQuery } from "@/features/contacts/contact-queries";
import { contactSearchSchema } from "@/features/contacts/contact-search";
import { membersQuery } from "@/lib/lookups";

export const Route = createFileRoute("/_app/contacts/")({
  validateSearch: contactSearchSchema,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { cache }, deps }) =>
    Promise.all([cache.query(contactListQuery(deps)), cache.query(membersQuery)]),
  component: ContactsRoute,
});

function ContactsRoute() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <ContactList
      search={search}
      onSearch={(patch, options) =>
        void navigate({ search: (before) => ({ ...before, trail: undefined, ...patch }), ...options })
      }
    />
  );
}
