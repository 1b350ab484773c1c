import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { IconMapSearch } from "@tabler/icons-react";
import { EmptyState } from "./empty-state";

export function NotFoundScreen() {
  return (
    <EmptyState
      level={1}
      icon={<IconMapSearch size={28} />}
      title="Nothing here"
      text="The page does not exist, or what it showed was deleted."
      action={
        <Button component={Link} to="/">
          Go to the start
        </Button>
      }
    />
  );
}
