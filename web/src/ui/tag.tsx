import type { ReactNode } from "react";
import classes from "./tag.module.css";

export type Tone = "plain" | "accent" | "good" | "warn" | "bad";

type TagProps = { tone?: Tone; children: ReactNode };

export function Tag({ tone = "plain", children }: TagProps) {
  return (
    <span className={classes.tag} data-tone={tone}>
      {children}
    </span>
  );
}
