import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { IconLayoutKanban, IconPlus } from "@tabler/icons-react";
import type { ChangeSearch } from "@/lib/list-search";
import { pipelinesQuery } from "@/lib/lookups";
import { EmptyState } from "@/ui/empty-state";
import { PageHeader } from "@/ui/page-header";
import { Board } from "./board";
import { BoardFilters } from "./board-filters";
import { boardScope } from "./board-scope";
import type { BoardSearch } from "./board-search";
import { DealCreate } from "./deal-create";
import { DealViews } from "./deal-views";
import classes from "./board-page.module.css";

type BoardPageProps = { search: BoardSearch; onSearch: ChangeSearch<BoardSearch> };

export function BoardPage({ search, onSearch }: BoardPageProps) {
  const { data: pipelines } = useSuspenseQuery(pipelinesQuery);
  const [creating, { open, close }] = useDisclosure();
  const board = boardScope(pipelines, search);
  if (!board) {
    return (
      <EmptyState
        icon={<IconLayoutKanban size={28} />}
        title="No pipeline yet"
        text="Deals go through the stages of a pipeline. Make one with the API or an import."
      />
    );
  }
  return (
    <div className={classes.page}>
      <PageHeader
        title="Deals"
        lead={<DealViews />}
        actions={
          <Button leftSection={<IconPlus size={16} />} onClick={open}>
            New deal
          </Button>
        }
      />
      <BoardFilters search={search} pipelineId={board.scope.pipelineId} onSearch={onSearch} />
      <Board key={board.scope.pipelineId} stages={board.stages} scope={board.scope} />
      {creating && <DealCreate pipelineId={board.scope.pipelineId} onClose={close} />}
    </div>
  );
}
