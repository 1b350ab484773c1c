import { Textarea, type TextareaProps } from "@mantine/core";
import { useFormContext } from "react-hook-form";

type AreaFieldProps = Omit<TextareaProps, "name"> & { name: string };

export function AreaField({ name, ...input }: AreaFieldProps) {
  const { register, getFieldState, formState } = useFormContext();
  return (
    <Textarea
      autosize
      minRows={2}
      {...input}
      {...register(name)}
      error={getFieldState(name, formState).error?.message}
    />
  );
}
