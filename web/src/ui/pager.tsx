import { Button, Group, Text } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { formatNumber } from "@/lib/format";
import { PAGE_SIZE } from "@/lib/list-search";

type PagerProps = {
  trail: readonly string[];
  count: number;
  total: number;
  next: string | null;
  onTrail: (trail: string[] | undefined) => void;
};

export function Pager({ trail, count, total, next, onTrail }: PagerProps) {
  if (trail.length === 0 && !next) return null;
  const first = trail.length * PAGE_SIZE + 1;
  const back = trail.slice(0, -1);
  return (
    <Group component="nav" aria-label="Pages" justify="space-between" px="1.25rem" py="sm" wrap="nowrap">
      <Text size="sm" c="dimmed" style={{ fontVariantNumeric: "tabular-nums" }}>
        {formatNumber(first)} to {formatNumber(first + count - 1)} of {formatNumber(total)}
      </Text>
      <Group gap="xs" wrap="nowrap">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconChevronLeft size={14} />}
          disabled={trail.length === 0}
          onClick={() => onTrail(back.length > 0 ? back : undefined)}
        >
          Previous
        </Button>
        <Button
          variant="default"
          size="xs"
          rightSection={<IconChevronRight size={14} />}
          disabled={!next}
          onClick={() => next && onTrail([...trail, next])}
        >
          Next
        </Button>
      </Group>
    </Group>
  );
}
