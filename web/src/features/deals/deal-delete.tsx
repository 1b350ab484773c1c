import { useNavigate } from "@tanstack/react-router";
import { Confirm } from "@/ui/confirm";
import { showToast } from "@/ui/toast";
import { useDeleteDeal } from "./delete-deal";

type DealDeleteProps = { deal: { id: string; title: string }; onClose: () => void };

export function DealDelete({ deal, onClose }: DealDeleteProps) {
  const remove = useDeleteDeal();
  const navigate = useNavigate();
  return (
    <Confirm
      title="Delete the deal?"
      text={`"${deal.title}" leaves the board and the reports. A deal that did not come about is better marked as lost.`}
      confirmLabel="Delete deal"
      onConfirm={async () => {
        await remove.mutateAsync({ id: deal.id });
        showToast("done", "The deal was deleted");
        await navigate({ to: "/deals" });
      }}
      onClose={onClose}
    />
  );
}
