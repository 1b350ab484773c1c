import { MultiSelect } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useController } from "react-hook-form";
import type { Choice } from "@/lib/lookups";
import type { ChoicesQuery } from "./lookup-field";

type LookupsFieldProps = { name: string; label: string; query: ChoicesQuery; initial?: readonly Choice[] };

/** Links to any number of records that are found by typing. */
export function LookupsField({ name, label, query, initial = [] }: LookupsFieldProps) {
  const { field, fieldState } = useController({ name });
  const [seen, setSeen] = useState(initial);
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text, 200);
  const { data: found = [] } = useQuery(query(search));
  const values = field.value as string[];
  const known = seen.filter((choice) => !found.some((other) => other.value === choice.value));
  return (
    <MultiSelect
      {...field}
      label={label}
      placeholder={values.length === 0 ? "Type to search" : undefined}
      data={[...known, ...found]}
      value={values}
      onChange={(next) => {
        setSeen([...known, ...found].filter((choice) => next.includes(choice.value)));
        field.onChange(next);
      }}
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      hidePickedOptions
      nothingFoundMessage="Nothing found"
      error={fieldState.error?.message}
    />
  );
}
