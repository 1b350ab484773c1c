import type { ContactDetailFragment } from "@/gql/graphql";
import { showToast } from "@/ui/toast";
import { FormModal } from "@/ui/form/form-modal";
import { ContactFields } from "./contact-fields";
import { contactSchema, contactValues, updateInput } from "./contact-schema";
import { useUpdateContact } from "./update-contact";

type ContactEditProps = { contact: ContactDetailFragment; onClose: () => void };

export function ContactEdit({ contact, onClose }: ContactEditProps) {
  const update = useUpdateContact();
  const before = contactValues(contact);
  const company = contact.company ? { value: contact.company.id, label: contact.company.name } : undefined;
  return (
    <FormModal
      title="Edit contact"
      submitLabel="Save changes"
      schema={contactSchema}
      defaults={before}
      onSubmit={async (values) => {
        await update.mutateAsync(updateInput(contact.id, before, values));
        showToast("done", "Contact saved");
      }}
      onClose={onClose}
    >
      <ContactFields company={company} />
    </FormModal>
  );
}
