import { Select } from "@mantine/core";
import { useController } from "react-hook-form";
import type { Choice } from "@/lib/lookups";

type SelectFieldProps = {
  name: string;
  label: string;
  choices: readonly Choice[];
  clearable?: boolean;
  onPick?: (value: string) => void;
};

/** A choice among few. An empty text is the form's word for no choice. */
export function SelectField({ name, label, choices, clearable = false, onPick }: SelectFieldProps) {
  const { field, fieldState } = useController({ name });
  return (
    <Select
      {...field}
      label={label}
      data={choices}
      value={(field.value as string) || null}
      onChange={(value) => {
        field.onChange(value ?? "");
        onPick?.(value ?? "");
      }}
      searchable={choices.length > 8}
      clearable={clearable}
      clearButtonProps={{ "aria-label": `Clear: ${label}` }}
      allowDeselect={clearable}
      error={fieldState.error?.message}
    />
  );
}
