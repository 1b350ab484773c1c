import type { KeyboardCoordinateGetter } from "@dnd-kit/core";

/** Left and right carry a card from column to column; dnd-kit's own getter goes 25 pixels at a time. */
export const columnCoordinates: KeyboardCoordinateGetter = (event, { context }) => {
  const step = event.code === "ArrowRight" ? 1 : event.code === "ArrowLeft" ? -1 : 0;
  const { collisionRect, droppableRects, droppableContainers } = context;
  if (step === 0 || !collisionRect) return undefined;
  event.preventDefault();

  const columns = droppableContainers
    .getEnabled()
    .flatMap((container) => {
      const rect = droppableRects.get(container.id);
      return rect ? [rect] : [];
    })
    .sort((left, right) => left.left - right.left);
  const middle = collisionRect.left + collisionRect.width / 2;
  const here = columns.findIndex((rect) => middle < rect.right);
  const target = columns[(here === -1 ? columns.length - 1 : here) + step];
  return target && { x: target.left + (target.width - collisionRect.width) / 2, y: target.top + 48 };
};
