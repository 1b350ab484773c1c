import { TextInput, type TextInputProps } from "@mantine/core";
import { useFormContext } from "react-hook-form";

type TextFieldProps = Omit<TextInputProps, "name"> & { name: string };

export function TextField({ name, ...input }: TextFieldProps) {
  const { register, getFieldState, formState } = useFormContext();
  return <TextInput {...input} {...register(name)} error={getFieldState(name, formState).error?.message} />;
}
