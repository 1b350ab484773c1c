import { useNavigate } from "@tanstack/react-router";
import { Confirm } from "@/ui/confirm";
import { showToast } from "@/ui/toast";
import { useDeleteContact } from "./delete-contact";

type ContactDeleteProps = { id: string; name: string; onClose: () => void };

export function ContactDelete({ id, name, onClose }: ContactDeleteProps) {
  const remove = useDeleteContact();
  const navigate = useNavigate();
  return (
    <Confirm
      title={`Delete ${name}?`}
      text="The contact leaves every list. What happened stays in the history; to make a person unreadable for ever, erase instead."
      confirmLabel="Delete contact"
      onConfirm={async () => {
        await remove.mutateAsync({ id });
        showToast("done", `${name} was deleted`);
        await navigate({ to: "/contacts" });
      }}
      onClose={onClose}
    />
  );
}
