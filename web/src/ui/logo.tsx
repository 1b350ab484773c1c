import { Group, Text } from "@mantine/core";

type LogoProps = { size?: number };

export function Logo({ size = 24 }: LogoProps) {
  return (
    <Group gap={8} wrap="nowrap">
      <img src="/favicon.svg" width={size} height={size} alt="" />
      <Text fw={650} fz={size * 0.68} lh={1}>
        Daybook
      </Text>
    </Group>
  );
}
