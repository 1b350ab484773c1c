import { Group, NumberInput, Select } from "@mantine/core";
import { useController } from "react-hook-form";
import { currencies } from "@/lib/currencies";

type MoneyFieldProps = { name: string; currencyName: string; label: string };

/** An amount in major units and its currency, side by side. */
export function MoneyField({ name, currencyName, label }: MoneyFieldProps) {
  const amount = useController({ name });
  const currency = useController({ name: currencyName });
  const code = currency.field.value as string;
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <NumberInput
        {...amount.field}
        value={amount.field.value as number | string}
        label={label}
        min={0}
        decimalScale={2}
        thousandSeparator=" "
        hideControls
        flex={1}
        error={amount.fieldState.error?.message}
      />
      <Select
        {...currency.field}
        value={code}
        label="Currency"
        data={currencies.includes(code) ? currencies : [code, ...currencies]}
        allowDeselect={false}
        searchable
        w={100}
        error={currency.fieldState.error?.message}
      />
    </Group>
  );
}
