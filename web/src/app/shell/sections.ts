import {
  IconBuilding,
  IconChartBar,
  IconChecklist,
  IconLayoutKanban,
  IconUsers,
  type Icon,
} from "@tabler/icons-react";

type Section = {
  to: "/contacts" | "/companies" | "/deals" | "/tasks" | "/reports";
  label: string;
  icon: Icon;
};

export const sections: readonly Section[] = [
  { to: "/contacts", label: "Contacts", icon: IconUsers },
  { to: "/companies", label: "Companies", icon: IconBuilding },
  { to: "/deals", label: "Deals", icon: IconLayoutKanban },
  { to: "/tasks", label: "Tasks", icon: IconChecklist },
  { to: "/reports", label: "Reports", icon: IconChartBar },
];
