import { Link } from "@tanstack/react-router";
import { IconLayoutKanban, IconList } from "@tabler/icons-react";
import classes from "./deal-views.module.css";

const exactly = { exact: true, includeSearch: false };

export function DealViews() {
  return (
    <div className={classes.views} role="group" aria-label="View">
      <Link to="/deals" aria-label="Board" activeOptions={exactly}>
        <IconLayoutKanban size={16} aria-hidden />
      </Link>
      <Link to="/deals/list" aria-label="List" activeOptions={exactly}>
        <IconList size={16} aria-hidden />
      </Link>
    </div>
  );
}
