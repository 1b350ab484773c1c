import type { ReactNode } from "react";
import classes from "./record-layout.module.css";

type RecordLayoutProps = { header: ReactNode; aside: ReactNode; children: ReactNode };

/** The page of one record: what it is at the side, what goes on with it in the middle. */
export function RecordLayout({ header, aside, children }: RecordLayoutProps) {
  return (
    <>
      {header}
      <div className={classes.columns}>
        <aside className={classes.aside} aria-label="Details">
          {aside}
        </aside>
        <div className={classes.body}>{children}</div>
      </div>
    </>
  );
}
