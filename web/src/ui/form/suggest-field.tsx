import { Autocomplete } from "@mantine/core";
import { useController } from "react-hook-form";

type SuggestFieldProps = { name: string; label: string; suggestions: string[] };

/** A free text with the usual words at hand. */
export function SuggestField({ name, label, suggestions }: SuggestFieldProps) {
  const { field, fieldState } = useController({ name });
  return (
    <Autocomplete
      {...field}
      value={field.value as string}
      label={label}
      data={suggestions}
      error={fieldState.error?.message}
    />
  );
}
