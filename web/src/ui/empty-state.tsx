import { Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

type EmptyStateProps = {
  icon: ReactNode;
  title: string;
  text?: string;
  action?: ReactNode;
  /** 1 where nothing else is on the page. */
  level?: 1 | 2;
};

export function EmptyState({ icon, title, text, action, level = 2 }: EmptyStateProps) {
  return (
    <Stack align="center" justify="center" gap="xs" mih={260} p="xl" ta="center">
      <Text c="dimmed" component="div" aria-hidden>
        {icon}
      </Text>
      <Title order={level}>{title}</Title>
      {text && (
        <Text c="dimmed" maw={380}>
          {text}
        </Text>
      )}
      {action}
    </Stack>
  );
}
