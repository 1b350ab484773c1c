import { Button } from "@mantine/core";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { asProblem } from "@/lib/problem";
import { EmptyState } from "./empty-state";

export function ErrorScreen({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  const problem = asProblem(error);
  const again = () => {
    queries.reset();
    reset();
    void router.invalidate();
  };
  return (
    <EmptyState
      level={1}
      icon={<IconPlugConnectedX size={28} />}
      title={problem.code === "UNREACHABLE" ? "No connection" : "This did not work"}
      text={problem.message}
      action={<Button onClick={again}>Try again</Button>}
    />
  );
}
