import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./page-header.module.css";

type PageHeaderProps = { title: string; note?: ReactNode; lead?: ReactNode; actions?: ReactNode };

export function PageHeader({ title, note, lead, actions }: PageHeaderProps) {
  return (
    <header className={classes.header}>
      {lead}
      <div className={classes.titles}>
        <Title order={1} className={classes.title}>
          {title}
        </Title>
        {note && <div className={classes.note}>{note}</div>}
      </div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
