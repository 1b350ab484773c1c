import { useDraggable } from "@dnd-kit/core";
import { memo } from "react";
import type { DealCardFragment } from "@/gql/graphql";
import { DealCard } from "./deal-card";
import classes from "./deal-card.module.css";

type DraggableCardProps = { card: DealCardFragment };

const StillCard = memo(DealCard);

/**
 * A card that can be carried. The pointer takes it anywhere, the keyboard takes
 * its handle: were the whole card a button, its link would be inside a button.
 */
export function DraggableCard({ card }: DraggableCardProps) {
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, isDragging } = useDraggable({
    id: card.id,
    data: card,
  });
  const { onKeyDown, ...pointer } = listeners ?? {};
  return (
    <li ref={setNodeRef} className={classes.slot} data-away={isDragging || undefined} {...pointer}>
      <StillCard card={card} />
      <button
        ref={setActivatorNodeRef}
        type="button"
        className={classes.handle}
        aria-label={`Move ${card.title}`}
        aria-describedby={attributes["aria-describedby"]}
        onKeyDown={onKeyDown as React.KeyboardEventHandler}
      >
        ⠿
      </button>
    </li>
  );
}
