import { Link } from "@tanstack/react-router";
import type { DealCardFragment } from "@/gql/graphql";
import { formatDue, formatMoney, today } from "@/lib/format";
import { Avatar } from "@/ui/avatar";
import classes from "./deal-card.module.css";

type DealCardProps = { card: DealCardFragment; lifted?: boolean };

export function DealCard({ card, lifted = false }: DealCardProps) {
  const { id, title, value, company, owner, expectedClose } = card;
  const late = expectedClose !== null && expectedClose < today();
  return (
    <article className={classes.card} data-lifted={lifted || undefined}>
      <Link
        to="/deals/$dealId"
        params={{ dealId: id }}
        draggable={false}
        className={classes.title}
        preload={false}
      >
        {title}
      </Link>
      {company && <p className={classes.company}>{company.name}</p>}
      <p className={classes.foot}>
        <span className={classes.value}>{formatMoney(value)}</span>
        {expectedClose && (
          <time
            dateTime={expectedClose}
            data-late={late || undefined}
            title={late ? "Should have closed" : undefined}
          >
            {formatDue(expectedClose)}
          </time>
        )}
        {owner && (
          <span title={owner.name} className={classes.owner}>
            <Avatar name={owner.name} size={20} />
          </span>
        )}
      </p>
    </article>
  );
}
