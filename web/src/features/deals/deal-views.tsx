import { Link } from "@tanstack/react-router";
import { IconLayoutKanban, IconList } from "@tabler/icons-react";
import classes from "./deal-views.module.css";

type DealViewsProps = { view: "board" | "list" };

export function DealViews({ view }: DealViewsProps) {
  return (
    <div className={classes.views} role="group" aria-label="View">
      <Link to="/deals" aria-label="Board" aria-current={view === "board" ? "page" : undefined}>
        <IconLayoutKanban size={16} aria-hidden />
      </Link>
      <Link to="/deals/list" aria-label="List" aria-current={view === "list" ? "page" : undefined}>
        <IconList size={16} aria-hidden />
      </Link>
    </div>
  );
}
