import { useState } from "react";
import type { ContactDetailFragment } from "@/gql/graphql";
import { asProblem } from "@/lib/problem";
import { showToast } from "@/ui/toast";
import { FormModal } from "@/ui/form/form-modal";
import { ContactFields } from "./contact-fields";
import { contactSchema, contactValues, updateInput } from "./contact-schema";
import { useUpdateContact } from "./update-contact";

type ContactEditProps = { contact: ContactDetailFragment; onClose: () => void };

/** What the form was opened on stays its base until the user has been told what somebody else made of it. */
export function ContactEdit({ contact, onClose }: ContactEditProps) {
  const update = useUpdateContact();
  const [opened] = useState(contact);
  const [told, setTold] = useState(false);
  const before = contactValues(opened);
  const company = opened.company ? { value: opened.company.id, label: opened.company.name } : undefined;
  return (
    <FormModal
      title="Edit contact"
      submitLabel="Save changes"
      schema={contactSchema}
      defaults={before}
      onSubmit={async (values) => {
        const baseRevision = told ? contact.revision : opened.revision;
        try {
          await update.mutateAsync({ ...updateInput(opened.id, before, values), baseRevision });
        } catch (caught) {
          setTold(asProblem(caught).conflicts.length > 0);
          throw caught;
        }
        showToast("done", "Contact saved");
      }}
      onClose={onClose}
    >
      <ContactFields company={company} />
    </FormModal>
  );
}
