import { DndContext, DragOverlay, type DragEndEvent } from "@dnd-kit/core";
import { useState } from "react";
import type { DealCardFragment, PipelinesQuery } from "@/gql/graphql";
import { boardAnnouncements, cardOf, moveInstructions } from "./announcements";
import { BoardColumn } from "./board-column";
import type { ColumnScope } from "./board-queries";
import { DealCard } from "./deal-card";
import { useMoveCard } from "./move-card";
import { overColumn, useBoardSensors } from "./use-board-sensors";
import classes from "./board.module.css";

type Stage = PipelinesQuery["pipelines"][number]["stages"][number];
type BoardProps = { stages: readonly Stage[]; scope: ColumnScope };

export function Board({ stages, scope }: BoardProps) {
  const [carried, setCarried] = useState<DealCardFragment>();
  const sensors = useBoardSensors();
  const move = useMoveCard(scope);

  const drop = (event: DragEndEvent) => {
    const card = cardOf(event.active);
    const stageId = event.over?.id;
    setCarried(undefined);
    if (card && typeof stageId === "string" && stageId !== card.stage.id) move.mutate({ card, stageId });
  };

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={overColumn}
      accessibility={{
        screenReaderInstructions: moveInstructions,
        announcements: boardAnnouncements(
          (id) => stages.find((stage) => stage.id === id)?.name ?? "another stage",
        ),
      }}
      onDragStart={({ active }) => setCarried(cardOf(active))}
      onDragCancel={() => setCarried(undefined)}
      onDragEnd={drop}
    >
      <div className={classes.board} role="group" aria-label="Deals by stage">
        {stages.map((stage) => (
          <BoardColumn key={stage.id} stage={stage} scope={scope} />
        ))}
      </div>
      <DragOverlay dropAnimation={null}>{carried && <DealCard card={carried} lifted />}</DragOverlay>
    </DndContext>
  );
}
