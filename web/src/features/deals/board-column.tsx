import { useDroppable } from "@dnd-kit/core";
import { Button } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import type { PipelinesQuery } from "@/gql/graphql";
import { columnQuery, type ColumnScope } from "./board-queries";
import { ColumnHeader } from "./column-header";
import { DraggableCard } from "./draggable-card";
import classes from "./board-column.module.css";

type Stage = PipelinesQuery["pipelines"][number]["stages"][number];
type BoardColumnProps = { stage: Stage; scope: ColumnScope };

export function BoardColumn({ stage, scope }: BoardColumnProps) {
  const query = useSuspenseInfiniteQuery(columnQuery(stage.id, scope));
  const { setNodeRef, isOver } = useDroppable({ id: stage.id, disabled: stage.retired });
  const cards = query.data.pages.flatMap((page) => page.edges.map((edge) => edge.node));
  const count = query.data.pages[0]?.totalCount ?? 0;
  // A retired stage shows only as long as deals are in it.
  if (stage.retired && count === 0) return null;
  return (
    <section
      ref={setNodeRef}
      className={classes.column}
      data-over={isOver || undefined}
      aria-label={stage.name}
    >
      <ColumnHeader stage={stage} scope={scope} cards={cards} count={count} />
      <ul className={classes.cards} aria-label={`Deals in ${stage.name}`}>
        {cards.map((card) => (
          <DraggableCard key={card.id} card={card} />
        ))}
        {query.hasNextPage && (
          <li>
            <Button
              variant="subtle"
              size="compact-sm"
              fullWidth
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              Show more of {stage.name}
            </Button>
          </li>
        )}
      </ul>
    </section>
  );
}
