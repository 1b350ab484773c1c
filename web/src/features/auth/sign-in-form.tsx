import { Alert, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "@/lib/zod";
import { asProblem } from "@/lib/problem";
import { session } from "@/lib/session";
import type { SignInHint } from "./sign-in-hint";

const schema = z.object({
  email: z.string().trim().min(1, "Enter your e-mail address."),
  password: z.string().min(1, "Enter your password."),
  tenant: z.string().trim().optional(),
});

type SignInFormProps = { hint: SignInHint; onSignedIn: () => void };

export function SignInForm({ hint, onSignedIn }: SignInFormProps) {
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: hint.demo ? { email: hint.email, password: hint.password } : { email: "", password: "" },
  });
  const { errors, isSubmitting } = formState;
  const [whichTeam, setWhichTeam] = useState(false);

  const submit = handleSubmit(async (credentials) => {
    try {
      await session.signIn(credentials);
      onSignedIn();
    } catch (caught) {
      const problem = asProblem(caught);
      // One address can belong to several teams; the server then asks which.
      if (problem.fields.tenant) setWhichTeam(true);
      setError("root", { message: problem.fields.tenant ?? problem.message });
    }
  });

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="sm">
        {errors.root && (
          <Alert color="red" variant="light" role="alert" p="xs">
            {errors.root.message}
          </Alert>
        )}
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          {...register("email")}
          error={errors.email?.message}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          {...register("password")}
          error={errors.password?.message}
          visibilityToggleButtonProps={{ "aria-label": "Show or hide the password" }}
        />
        {whichTeam && <TextInput label="Team" autoFocus {...register("tenant")} />}
        <Button type="submit" loading={isSubmitting} fullWidth mt="xs">
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
