import type { ReactNode } from "react";
import classes from "./toolbar.module.css";

type ToolbarProps = { label: string; children: ReactNode };

/** The row of search and filters above a list. */
export function Toolbar({ label, children }: ToolbarProps) {
  return (
    <div className={classes.toolbar} role="search" aria-label={label}>
      {children}
    </div>
  );
}
