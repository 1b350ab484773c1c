import { Button } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { Panel } from "@/ui/panel";
import { PanelEmpty } from "@/ui/panel-empty";
import { TimelineItem } from "./timeline-item";
import { timelineQuery } from "./timeline-query";
import classes from "./timeline.module.css";

type TimelineProps = { subject: string };

export function Timeline({ subject }: TimelineProps) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    timelineQuery(subject),
  );
  const entries = data.pages.flatMap((page) => page.edges.map((edge) => edge.node));
  return (
    <Panel title="Timeline">
      {entries.length === 0 && <PanelEmpty text="Nothing has happened yet." />}
      <ol className={classes.list}>
        {entries.map((entry) => (
          <TimelineItem key={entry.id} entry={entry} />
        ))}
      </ol>
      {hasNextPage && (
        <div className={classes.more}>
          <Button
            variant="subtle"
            size="compact-sm"
            loading={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            Show earlier
          </Button>
        </div>
      )}
    </Panel>
  );
}
