import { Notification, Portal } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { dismissToast, useToasts } from "./toast";
import classes from "./toasts.module.css";

export function Toasts() {
  const toasts = useToasts();
  return (
    <Portal>
      <div className={classes.stack} role="status" aria-live="polite">
        {toasts.map(({ id, tone, text }) => (
          <Notification
            key={id}
            withBorder
            color={tone === "done" ? "pine" : "red"}
            icon={tone === "done" ? <IconCheck size={16} /> : <IconAlertTriangle size={16} />}
            closeButtonProps={{ "aria-label": "Dismiss" }}
            onClose={() => dismissToast(id)}
          >
            {text}
          </Notification>
        ))}
      </div>
    </Portal>
  );
}
