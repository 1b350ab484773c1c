import { Text } from "@mantine/core";

type PanelEmptyProps = { text: string };

export function PanelEmpty({ text }: PanelEmptyProps) {
  return (
    <Text size="sm" c="dimmed" px="md" pb="md">
      {text}
    </Text>
  );
}
