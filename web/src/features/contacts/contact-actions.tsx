import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconDots, IconEraser, IconPencil, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { ContactDetailFragment } from "@/gql/graphql";
import { personName } from "@/lib/person-name";
import { ContactDelete } from "./contact-delete";
import { ContactEdit } from "./contact-edit";
import { ContactErase } from "./contact-erase";

type ContactActionsProps = { contact: ContactDetailFragment };

export function ContactActions({ contact }: ContactActionsProps) {
  const [doing, setDoing] = useState<"edit" | "delete" | "erase">();
  const close = () => setDoing(undefined);
  const name = personName(contact);
  return (
    <>
      <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => setDoing("edit")}>
        Edit
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More actions">
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => setDoing("delete")}>
            Delete
          </Menu.Item>
          <Menu.Item
            c="var(--danger)"
            leftSection={<IconEraser size={16} />}
            onClick={() => setDoing("erase")}
          >
            Erase the person
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {doing === "edit" && <ContactEdit contact={contact} onClose={close} />}
      {doing === "delete" && <ContactDelete id={contact.id} name={name} onClose={close} />}
      {doing === "erase" && <ContactErase id={contact.id} name={name} onClose={close} />}
    </>
  );
}
