import type { Announcements } from "@dnd-kit/core";

type Names = { card: (id: string) => string; stage: (id: string) => string };

export const moveInstructions = {
  draggable:
    "Press space to pick up the deal, the left and right arrow keys to choose a stage, space to drop it, escape to leave it where it was.",
};

/** What a screen reader hears while a deal is carried. */
export function boardAnnouncements({ card, stage }: Names): Announcements {
  return {
    onDragStart: ({ active }) => `Picked up ${card(String(active.id))}.`,
    onDragOver: ({ over }) => (over ? `Over ${stage(String(over.id))}.` : "Over no stage."),
    onDragEnd: ({ active, over }) =>
      over ? `${card(String(active.id))} dropped in ${stage(String(over.id))}.` : "Left where it was.",
    onDragCancel: () => "Left where it was.",
  };
}
