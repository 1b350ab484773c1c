import type { TimelineQuery } from "@/gql/graphql";
import { formatAgo, formatTime } from "@/lib/format";
import { entryLook } from "./entry-look";
import classes from "./timeline.module.css";

type Entry = TimelineQuery["timeline"]["edges"][number]["node"];
type TimelineItemProps = { entry: Entry };

export function TimelineItem({ entry }: TimelineItemProps) {
  const { icon: EntryIcon, tone } = entryLook(entry.type);
  const actor = entry.actor?.name ?? entry.actorName;
  return (
    <li className={classes.item} data-tone={tone}>
      <span className={classes.mark} aria-hidden>
        <EntryIcon size={14} stroke={1.8} />
      </span>
      <div>
        <p className={classes.summary}>{entry.summary}</p>
        <p className={classes.by}>
          <time dateTime={entry.at} title={formatTime(entry.at)}>
            {formatAgo(entry.at)}
          </time>
          {actor && ` by ${actor}`}
        </p>
      </div>
    </li>
  );
}
