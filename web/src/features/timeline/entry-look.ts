import {
  IconArrowRight,
  IconCheck,
  IconEraser,
  IconPencil,
  IconPlus,
  IconPoint,
  IconTrash,
  IconTrophy,
  IconX,
  type Icon,
} from "@tabler/icons-react";

type Look = { icon: Icon; tone?: "good" | "bad" };

const looks: Partial<Record<string, Look>> = {
  Created: { icon: IconPlus },
  Opened: { icon: IconPlus },
  Updated: { icon: IconPencil },
  Moved: { icon: IconArrowRight },
  Won: { icon: IconTrophy, tone: "good" },
  Lost: { icon: IconX, tone: "bad" },
  Completed: { icon: IconCheck, tone: "good" },
  Deleted: { icon: IconTrash, tone: "bad" },
  Erased: { icon: IconEraser, tone: "bad" },
};

/** How an event looks, by the verb of its type (deal.Won); a type that is not known is a plain dot. */
export function entryLook(type: string): Look {
  return looks[type.split(".").at(-1) ?? ""] ?? { icon: IconPoint };
}
