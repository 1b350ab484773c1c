import { Tag, type Tone } from "@/ui/tag";

type LifecycleTagProps = { stage: string };

const tones: Partial<Record<string, Tone>> = { customer: "accent", opportunity: "warn" };

export function LifecycleTag({ stage }: LifecycleTagProps) {
  if (!stage) return null;
  return <Tag tone={tones[stage.toLowerCase()]}>{stage}</Tag>;
}
