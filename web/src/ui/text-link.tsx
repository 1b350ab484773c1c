import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes } from "react";
import classes from "./text-link.module.css";

function TextAnchor(anchor: AnchorHTMLAttributes<HTMLAnchorElement>) {
  return <a {...anchor} className={classes.link} />;
}

export const TextLink = createLink(TextAnchor);
