import type { DealDetailFragment } from "@/gql/graphql";
import { personName } from "@/lib/person-name";
import { FormModal } from "@/ui/form/form-modal";
import { showToast } from "@/ui/toast";
import { DealFields } from "./deal-fields";
import { dealSchema, dealValues, updateInput } from "./deal-schema";
import { useUpdateDeal } from "./update-deal";

type DealEditProps = { deal: DealDetailFragment; onClose: () => void };

export function DealEdit({ deal, onClose }: DealEditProps) {
  const update = useUpdateDeal();
  const before = dealValues(deal);
  return (
    <FormModal
      title="Edit deal"
      submitLabel="Save changes"
      schema={dealSchema}
      defaults={before}
      onSubmit={async (values) => {
        await update.mutateAsync(updateInput(deal.id, before, values));
        showToast("done", "Deal saved");
      }}
      onClose={onClose}
    >
      <DealFields
        company={deal.company ? { value: deal.company.id, label: deal.company.name } : undefined}
        contacts={deal.contacts.map((contact) => ({ value: contact.id, label: personName(contact) }))}
      />
    </FormModal>
  );
}
