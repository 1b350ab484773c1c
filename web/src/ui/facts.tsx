import type { ReactNode } from "react";
import classes from "./facts.module.css";

type Fact = { label: string; value: ReactNode };
type FactsProps = { label: string; facts: readonly Fact[] };

/** What is known about a record. An empty value keeps its row, so that the eye finds the same row each time. */
export function Facts({ label, facts }: FactsProps) {
  return (
    <section aria-label={label}>
      <dl className={classes.facts}>
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value || <span className={classes.none}>None</span>}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
