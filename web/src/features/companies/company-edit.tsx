import type { CompanyDetailFragment } from "@/gql/graphql";
import { FormModal } from "@/ui/form/form-modal";
import { showToast } from "@/ui/toast";
import { CompanyFields } from "./company-fields";
import { companySchema, companyValues, updateInput } from "./company-schema";
import { useUpdateCompany } from "./update-company";

type CompanyEditProps = { company: CompanyDetailFragment; onClose: () => void };

export function CompanyEdit({ company, onClose }: CompanyEditProps) {
  const update = useUpdateCompany();
  const before = companyValues(company);
  return (
    <FormModal
      title="Edit company"
      submitLabel="Save changes"
      schema={companySchema}
      defaults={before}
      onSubmit={async (values) => {
        await update.mutateAsync(updateInput(company.id, before, values));
        showToast("done", "Company saved");
      }}
      onClose={onClose}
    >
      <CompanyFields />
    </FormModal>
  );
}
