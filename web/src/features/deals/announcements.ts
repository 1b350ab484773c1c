import type { Active, Announcements } from "@dnd-kit/core";
import type { DealCardFragment } from "@/gql/graphql";

export const moveInstructions = {
  draggable:
    "Press space to pick up the deal, the left and right arrow keys to choose a stage, space to drop it, escape to leave it where it was.",
};

/** The card that is carried: dnd-kit hands back untyped what the draggable gave it. */
export const cardOf = (active: Active) => active.data.current as DealCardFragment | undefined;

const titleOf = (active: Active) => cardOf(active)?.title ?? "the deal";

/** What a screen reader hears while a deal is carried. */
export function boardAnnouncements(stageName: (id: string) => string): Announcements {
  return {
    onDragStart: ({ active }) => `Picked up ${titleOf(active)}.`,
    onDragOver: ({ over }) => (over ? `Over ${stageName(String(over.id))}.` : "Over no stage."),
    onDragEnd: ({ active, over }) =>
      over ? `Dropped ${titleOf(active)} in ${stageName(String(over.id))}.` : "Left where it was.",
    onDragCancel: () => "Left where it was.",
  };
}
