import { CloseButton, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";

type SearchBoxProps = { label: string; value: string; onSearch: (text: string) => void };

const PAUSE = 250;

/** Says what was typed when the typing pauses. */
export function SearchBox({ label, value, onSearch }: SearchBoxProps) {
  const [text, setText] = useState(value);
  const [shown, setShown] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  // The address changed by other means, such as the back button.
  if (value !== shown) {
    setShown(value);
    setText(value);
  }

  const change = (next: string, pause = PAUSE) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setShown(next);
      onSearch(next);
    }, pause);
  };

  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      w={260}
      value={text}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        text && <CloseButton size="sm" aria-label="Clear the search" onClick={() => change("", 0)} />
      }
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
