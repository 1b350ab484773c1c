import { useSuspenseQuery } from "@tanstack/react-query";
import type { DealDetailFragment } from "@/gql/graphql";
import { formatAgo } from "@/lib/format";
import { pipelinesQuery } from "@/lib/lookups";
import { asProblem } from "@/lib/problem";
import { showToast } from "@/ui/toast";
import { useMoveDeal } from "./move-deal";
import classes from "./stage-steps.module.css";

type StageStepsProps = { deal: DealDetailFragment };

/** The way through the pipeline; pressing a stage moves an open deal there. */
export function StageSteps({ deal }: StageStepsProps) {
  const { data: pipelines } = useSuspenseQuery(pipelinesQuery);
  const move = useMoveDeal();
  const stages = pipelines.find(({ id }) => id === deal.pipeline.id)?.stages ?? [];
  const shown = stages.filter((stage) => !stage.retired || stage.id === deal.stage.id);
  const here = shown.findIndex((stage) => stage.id === deal.stage.id);
  return (
    // Focusable, since it scrolls sideways on a phone and may hold no button that takes the focus.
    <ol className={classes.steps} tabIndex={0} aria-label={`Stages of ${deal.pipeline.name}`}>
      {shown.map((stage, index) => (
        <li key={stage.id}>
          <button
            type="button"
            className={classes.step}
            data-passed={index <= here || undefined}
            aria-current={index === here ? "step" : undefined}
            disabled={deal.status !== "OPEN" || move.isPending || (stage.retired && index !== here)}
            title={index === here ? `Since ${formatAgo(deal.stageSince)}` : `Move to ${stage.name}`}
            onClick={() => {
              if (index === here) return;
              move.mutate(
                { id: deal.id, stageId: stage.id },
                { onError: (caught) => showToast("failed", asProblem(caught).message) },
              );
            }}
          >
            {stage.name}
          </button>
        </li>
      ))}
    </ol>
  );
}
