import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { meQuery, pipelinesQuery, type Choice } from "@/lib/lookups";
import { FormModal } from "@/ui/form/form-modal";
import { useCreateDeal } from "./create-deal";
import { DealFields } from "./deal-fields";
import { createInput, dealSchema, newDeal } from "./deal-schema";
import { StageFields } from "./stage-fields";

type DealCreateProps = { pipelineId?: string; company?: Choice; contactId?: string; onClose: () => void };

export function DealCreate({ pipelineId, company, contactId, onClose }: DealCreateProps) {
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: pipelines } = useSuspenseQuery(pipelinesQuery);
  const pipeline = pipelines.find(({ id }) => id === pipelineId) ?? pipelines[0];
  const create = useCreateDeal();
  const navigate = useNavigate();
  return (
    <FormModal
      title="New deal"
      submitLabel="Create deal"
      schema={dealSchema}
      defaults={newDeal({
        pipelineId: pipeline?.id ?? "",
        stageId: pipeline?.stages.find((stage) => !stage.retired)?.id ?? "",
        ownerId: me.id,
        companyId: company?.value ?? "",
        contactIds: contactId ? [contactId] : [],
      })}
      onSubmit={async (values) => {
        const { createDeal } = await create.mutateAsync(createInput(values));
        await navigate({ to: "/deals/$dealId", params: { dealId: createDeal.deal.id } });
      }}
      onClose={onClose}
    >
      <DealFields company={company} />
      <StageFields />
    </FormModal>
  );
}
