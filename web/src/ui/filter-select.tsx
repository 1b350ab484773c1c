import { Select } from "@mantine/core";
import type { Choice } from "@/lib/lookups";

type FilterSelectProps = {
  label: string;
  value: string | undefined;
  choices: readonly Choice[];
  onChange: (value: string | undefined) => void;
  required?: boolean;
};

/** One filter of a list. A value that no choice has, from an old link, is shown as it is. */
export function FilterSelect({ label, value, choices, onChange, required = false }: FilterSelectProps) {
  const known = value === undefined || choices.some((choice) => choice.value === value);
  return (
    <Select
      aria-label={label}
      placeholder={label}
      w={172}
      data={known ? choices : [...choices, { value, label: value }]}
      value={value ?? null}
      searchable={choices.length > 8}
      clearable={!required}
      allowDeselect={!required}
      clearButtonProps={{ "aria-label": `Clear: ${label}` }}
      data-set={(!required && value !== undefined) || undefined}
      comboboxProps={{ width: "max-content", position: "bottom-start" }}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}
