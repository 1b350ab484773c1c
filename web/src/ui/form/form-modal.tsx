import { Alert, Button, Group, Modal, Stack } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { zodResolver } from "@hookform/resolvers/zod";
import type { ReactNode } from "react";
import { FormProvider, useForm, type DefaultValues, type FieldValues } from "react-hook-form";
import type { z } from "@/lib/zod";
import { asProblem } from "@/lib/problem";
import { showProblem } from "./show-problem";

type FormModalProps<Values extends FieldValues> = {
  title: string;
  submitLabel: string;
  danger?: boolean;
  schema: z.ZodType<Values, Values>;
  defaults: Values;
  onSubmit: (values: Values) => Promise<unknown>;
  onClose: () => void;
  /** A further action, at the other end of the buttons. */
  aside?: ReactNode;
  children: ReactNode;
};

/** A form over the page. It closes when the server took what was sent, and else shows what the server said. */
export function FormModal<Values extends FieldValues>(props: FormModalProps<Values>) {
  const { title, submitLabel, danger, schema, defaults, onSubmit, onClose, aside, children } = props;
  const onPhone = useMediaQuery("(max-width: 48em)");
  const form = useForm<Values, unknown, Values>({
    resolver: zodResolver(schema),
    defaultValues: defaults as DefaultValues<Values>,
  });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    try {
      await onSubmit(values);
      onClose();
    } catch (caught) {
      showProblem(form, asProblem(caught), Object.keys(defaults));
    }
  });

  return (
    <Modal opened title={title} onClose={onClose} size={560} fullScreen={onPhone}>
      <FormProvider {...form}>
        <form onSubmit={(event) => void submit(event)} noValidate>
          <Stack gap="sm">
            {errors.root && (
              <Alert color="red" variant="light" role="alert" p="xs">
                {errors.root.message}
              </Alert>
            )}
            {children}
            <Group justify="flex-end" gap="xs" mt="xs">
              {aside && <div style={{ marginRight: "auto" }}>{aside}</div>}
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" loading={isSubmitting} color={danger ? "red.9" : undefined}>
                {submitLabel}
              </Button>
            </Group>
          </Stack>
        </form>
      </FormProvider>
    </Modal>
  );
}
