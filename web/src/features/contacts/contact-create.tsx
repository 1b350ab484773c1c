import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { meQuery, type Choice } from "@/lib/lookups";
import { FormModal } from "@/ui/form/form-modal";
import { ContactFields } from "./contact-fields";
import { contactSchema, createInput, newContact } from "./contact-schema";
import { useCreateContact } from "./create-contact";

type ContactCreateProps = { company?: Choice; onClose: () => void };

export function ContactCreate({ company, onClose }: ContactCreateProps) {
  const { data: me } = useSuspenseQuery(meQuery);
  const create = useCreateContact();
  const navigate = useNavigate();
  return (
    <FormModal
      title="New contact"
      submitLabel="Create contact"
      schema={contactSchema}
      defaults={newContact(me.id, company?.value)}
      onSubmit={async (values) => {
        const { createContact } = await create.mutateAsync(createInput(values));
        await navigate({ to: "/contacts/$contactId", params: { contactId: createContact.contact.id } });
      }}
      onClose={onClose}
    >
      <ContactFields company={company} />
    </FormModal>
  );
}
