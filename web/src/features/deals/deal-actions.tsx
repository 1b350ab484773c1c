import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconDots, IconPencil, IconRefresh, IconThumbDown, IconTrash, IconTrophy } from "@tabler/icons-react";
import { useState } from "react";
import type { DealDetailFragment } from "@/gql/graphql";
import { asProblem } from "@/lib/problem";
import { showToast } from "@/ui/toast";
import { DealDelete } from "./deal-delete";
import { DealEdit } from "./deal-edit";
import { DealLose } from "./deal-lose";
import { useReopenDeal } from "./reopen-deal";
import { useWinDeal } from "./win-deal";

type DealActionsProps = { deal: DealDetailFragment };

const says = (text: string) => ({
  onSuccess: () => showToast("done", text),
  onError: (caught: unknown) => showToast("failed", asProblem(caught).message),
});

export function DealActions({ deal }: DealActionsProps) {
  const [doing, setDoing] = useState<"edit" | "lose" | "delete">();
  const win = useWinDeal();
  const reopen = useReopenDeal();
  const close = () => setDoing(undefined);
  const isOpen = deal.status === "OPEN";
  return (
    <>
      {isOpen ? (
        <>
          <Button
            leftSection={<IconTrophy size={16} />}
            loading={win.isPending}
            onClick={() => win.mutate({ id: deal.id }, says("Deal won"))}
          >
            Win
          </Button>
          <Button
            variant="default"
            leftSection={<IconThumbDown size={16} />}
            onClick={() => setDoing("lose")}
          >
            Lose
          </Button>
        </>
      ) : (
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} />}
          loading={reopen.isPending}
          onClick={() => reopen.mutate({ id: deal.id }, says("Deal opened again"))}
        >
          Reopen
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More actions">
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setDoing("edit")}>
            Edit
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => setDoing("delete")}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {doing === "edit" && <DealEdit deal={deal} onClose={close} />}
      {doing === "lose" && <DealLose id={deal.id} onClose={close} />}
      {doing === "delete" && <DealDelete deal={deal} onClose={close} />}
    </>
  );
}
