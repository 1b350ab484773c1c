import { IconCheckbox, IconMail, IconPhone, IconUsersGroup, type Icon } from "@tabler/icons-react";
import type { TaskKind, TaskPriority } from "@/gql/graphql";

export const kinds: Record<TaskKind, { label: string; icon: Icon }> = {
  TODO: { label: "To do", icon: IconCheckbox },
  CALL: { label: "Call", icon: IconPhone },
  EMAIL: { label: "E-mail", icon: IconMail },
  MEETING: { label: "Meeting", icon: IconUsersGroup },
};

export const priorities: Record<TaskPriority, string> = { HIGH: "High", NORMAL: "Normal", LOW: "Low" };
