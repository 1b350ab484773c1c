import { Alert } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { z } from "@/lib/zod";
import { AreaField } from "@/ui/form/area-field";
import { FormModal } from "@/ui/form/form-modal";
import { TextField } from "@/ui/form/text-field";
import { showToast } from "@/ui/toast";
import { useEraseContact } from "./erase-contact";

const WORD = "erase";

const schema = z.object({
  reason: z.string().trim().min(1, "Say why, without naming the person."),
  word: z.string().refine((text) => text.trim().toLowerCase() === WORD, `Type "${WORD}" to go on.`),
});

type ContactEraseProps = { id: string; name: string; onClose: () => void };

export function ContactErase({ id, name, onClose }: ContactEraseProps) {
  const erase = useEraseContact();
  return (
    <FormModal
      title={`Erase ${name}`}
      submitLabel="Erase for ever"
      danger
      schema={schema}
      defaults={{ reason: "", word: "" }}
      onSubmit={async ({ reason }) => {
        await erase.mutateAsync({ id, reason });
        showToast("done", "The person was erased");
      }}
      onClose={onClose}
    >
      <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />} title="This cannot be undone">
        The key of this person is destroyed. Name, addresses and every text about the person become
        unreadable, in the lists, in the reports, in the history and on every device. Deals and their amounts
        stay.
      </Alert>
      <AreaField
        name="reason"
        label="Reason"
        description="Kept for the record, so it must not name the person."
        placeholder="Request by letter of 3 May"
        data-autofocus
      />
      <TextField name="word" label={`Type "${WORD}" to go on`} autoComplete="off" />
    </FormModal>
  );
}
