import { z } from "@/lib/zod";
import { FormModal } from "@/ui/form/form-modal";
import { SuggestField } from "@/ui/form/suggest-field";
import { showToast } from "@/ui/toast";
import { useLoseDeal } from "./lose-deal";

const schema = z.object({ reason: z.string().trim().min(1, "Say why it was lost.") });
const reasons = ["Price", "Chose a competitor", "No budget", "No decision", "Bad timing", "Missing feature"];

type DealLoseProps = { id: string; onClose: () => void };

export function DealLose({ id, onClose }: DealLoseProps) {
  const lose = useLoseDeal();
  return (
    <FormModal
      title="Why was the deal lost?"
      submitLabel="Mark as lost"
      schema={schema}
      defaults={{ reason: "" }}
      onSubmit={async ({ reason }) => {
        await lose.mutateAsync({ id, reason });
        showToast("done", "Deal marked as lost");
      }}
      onClose={onClose}
    >
      <SuggestField name="reason" label="Reason" suggestions={reasons} />
    </FormModal>
  );
}
