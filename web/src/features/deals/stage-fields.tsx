import { useSuspenseQuery } from "@tanstack/react-query";
import { useFormContext, useWatch } from "react-hook-form";
import { pipelinesQuery } from "@/lib/lookups";
import { SelectField } from "@/ui/form/select-field";
import { TwoColumns } from "@/ui/form/two-columns";

/** Where a new deal starts: a pipeline, and a stage of it. */
export function StageFields() {
  const { data: pipelines } = useSuspenseQuery(pipelinesQuery);
  const { setValue } = useFormContext();
  const pipelineId = useWatch({ name: "pipelineId" }) as string;
  const stages = pipelines.find(({ id }) => id === pipelineId)?.stages ?? [];
  return (
    <TwoColumns>
      <SelectField
        name="pipelineId"
        label="Pipeline"
        choices={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
        onPick={(id) =>
          setValue("stageId", pipelines.find((pipeline) => pipeline.id === id)?.stages[0]?.id ?? "")
        }
      />
      <SelectField
        name="stageId"
        label="Stage"
        choices={stages.filter((stage) => !stage.retired).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </TwoColumns>
  );
}
