import { SimpleGrid } from "@mantine/core";
import type { ReactNode } from "react";

type TwoColumnsProps = { children: ReactNode };

export function TwoColumns({ children }: TwoColumnsProps) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
      {children}
    </SimpleGrid>
  );
}
