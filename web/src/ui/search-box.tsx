import { CloseButton, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";

type SearchBoxProps = { label: string; value: string; onSearch: (text: string) => void };

const PAUSE = 250;

/** Says what was typed when the typing pauses, or when the box is left. */
export function SearchBox({ label, value, onSearch }: SearchBoxProps) {
  const [text, setText] = useState(value);
  const [said, setSaid] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  // The address changed by other means, such as the back button.
  if (value !== said) {
    setSaid(value);
    setText(value);
  }

  const say = (next: string) => {
    clearTimeout(timer.current);
    if (next === said) return;
    setSaid(next);
    onSearch(next);
  };
  const change = (next: string, pause: number) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => say(next), pause);
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
      onChange={(event) => change(event.currentTarget.value, PAUSE)}
      // A search said later would pull back who has already followed a link.
      onBlur={() => say(text)}
    />
  );
}
