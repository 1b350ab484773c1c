import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery, type UseQueryOptions } from "@tanstack/react-query";
import { useState } from "react";
import { useController } from "react-hook-form";
import type { Choice } from "@/lib/lookups";

export type ChoicesQuery = (search: string) => UseQueryOptions<Choice[], Error, Choice[], string[]>;

type LookupFieldProps = { name: string; label: string; query: ChoicesQuery; initial?: Choice | undefined };

/** A link to a record that is found by typing. */
export function LookupField({ name, label, query, initial }: LookupFieldProps) {
  const { field, fieldState } = useController({ name });
  const [picked, setPicked] = useState(initial);
  const [text, setText] = useState(initial?.label ?? "");
  const [search] = useDebouncedValue(text === picked?.label ? "" : text, 200);
  const { data: found = [], isFetching } = useQuery(query(search));
  const known = picked && !found.some((choice) => choice.value === picked.value) ? [picked] : [];
  return (
    <Select
      {...field}
      label={label}
      placeholder="Type to search"
      data={[...known, ...found]}
      value={(field.value as string) || null}
      onChange={(value, option) => {
        setPicked(value ? (option ?? undefined) : undefined);
        field.onChange(value ?? "");
      }}
      searchable
      searchValue={text}
      onSearchChange={setText}
      // The server has searched already, by more than the label.
      filter={({ options }) => options}
      nothingFoundMessage={isFetching ? "Searching" : "Nothing found"}
      clearable
      clearButtonProps={{ "aria-label": `Clear: ${label}` }}
      error={fieldState.error?.message}
    />
  );
}
