import { Paper, Stack, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Logo } from "@/ui/logo";
import { SignInForm } from "./sign-in-form";
import { signInHintQuery } from "./sign-in-hint";
import classes from "./sign-in.module.css";

type SignInProps = { onSignedIn: () => void };

export function SignIn({ onSignedIn }: SignInProps) {
  const { data: hint } = useSuspenseQuery(signInHintQuery);
  return (
    <main className={classes.page}>
      <Stack w="100%" maw={380} gap="lg">
        <Logo size={30} />
        <Paper withBorder p="xl" radius="lg">
          <Stack gap="md">
            <div>
              <Title order={1}>Sign in</Title>
              <Text c="dimmed" size="sm">
                {hint.demo ? "This is a demo company. Its sign-in is filled in for you." : "Welcome back."}
              </Text>
            </div>
            <SignInForm hint={hint} onSignedIn={onSignedIn} />
            {hint.demo && (
              <Text size="sm" c="dimmed" className={classes.hint}>
                Demo: <code>{hint.email}</code> with the password <code>{hint.password}</code>
              </Text>
            )}
          </Stack>
        </Paper>
        <Text size="xs" c="dimmed" ta="center">
          Everything that happens here is written down, in order, and never rubbed out.
        </Text>
      </Stack>
    </main>
  );
}
