import type { DealStatus } from "@/gql/graphql";
import { Tag, type Tone } from "@/ui/tag";

type StatusTagProps = { status: DealStatus };

const looks: Record<DealStatus, { label: string; tone: Tone }> = {
  OPEN: { label: "Open", tone: "plain" },
  WON: { label: "Won", tone: "good" },
  LOST: { label: "Lost", tone: "bad" },
};

export function StatusTag({ status }: StatusTagProps) {
  const { label, tone } = looks[status];
  return <Tag tone={tone}>{label}</Tag>;
}
