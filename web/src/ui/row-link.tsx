import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, ReactNode } from "react";
import classes from "./row-link.module.css";

type RowAnchorProps = AnchorHTMLAttributes<HTMLAnchorElement> & { lead?: ReactNode };

function RowAnchor({ lead, children, ...anchor }: RowAnchorProps) {
  return (
    <a {...anchor} className={classes.link}>
      {lead}
      <span className={classes.text}>{children}</span>
    </a>
  );
}

/** The link of a row, which the whole row answers to. */
export const RowLink = createLink(RowAnchor);
