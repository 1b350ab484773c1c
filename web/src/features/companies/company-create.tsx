import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { meQuery } from "@/lib/lookups";
import { FormModal } from "@/ui/form/form-modal";
import { CompanyFields } from "./company-fields";
import { companySchema, createInput, newCompany } from "./company-schema";
import { useCreateCompany } from "./create-company";

type CompanyCreateProps = { onClose: () => void };

export function CompanyCreate({ onClose }: CompanyCreateProps) {
  const { data: me } = useSuspenseQuery(meQuery);
  const create = useCreateCompany();
  const navigate = useNavigate();
  return (
    <FormModal
      title="New company"
      submitLabel="Create company"
      schema={companySchema}
      defaults={newCompany(me.id)}
      onSubmit={async (values) => {
        const { createCompany } = await create.mutateAsync(createInput(values));
        await navigate({ to: "/companies/$companyId", params: { companyId: createCompany.company.id } });
      }}
      onClose={onClose}
    >
      <CompanyFields />
    </FormModal>
  );
}
