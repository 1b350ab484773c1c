import { ActionIcon, Button, Menu } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { IconDots, IconPencil, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { CompanyDetailFragment } from "@/gql/graphql";
import { Confirm } from "@/ui/confirm";
import { showToast } from "@/ui/toast";
import { CompanyEdit } from "./company-edit";
import { useDeleteCompany } from "./delete-company";

type CompanyActionsProps = { company: CompanyDetailFragment };

export function CompanyActions({ company }: CompanyActionsProps) {
  const [doing, setDoing] = useState<"edit" | "delete">();
  const remove = useDeleteCompany();
  const navigate = useNavigate();
  const close = () => setDoing(undefined);
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
        </Menu.Dropdown>
      </Menu>
      {doing === "edit" && <CompanyEdit company={company} onClose={close} />}
      {doing === "delete" && (
        <Confirm
          title={`Delete ${company.name}?`}
          text="The company leaves every list. Its contacts and deals stay, without a company."
          confirmLabel="Delete company"
          onConfirm={async () => {
            await remove.mutateAsync({ id: company.id });
            showToast("done", `${company.name} was deleted`);
            await navigate({ to: "/companies" });
          }}
          onClose={close}
        />
      )}
    </>
  );
}
