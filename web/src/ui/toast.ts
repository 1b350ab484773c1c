import { useSyncExternalStore } from "react";

export type Toast = { id: number; tone: "done" | "failed"; text: string };

const VISIBLE_FOR = 5_000;

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

export function dismissToast(id: number) {
  set(toasts.filter((toast) => toast.id !== id));
}

/** Says briefly what happened. A failure stays until it is dismissed. */
export function showToast(tone: Toast["tone"], text: string) {
  const id = nextId++;
  set([...toasts, { id, tone, text }]);
  if (tone === "done") setTimeout(() => dismissToast(id), VISIBLE_FOR);
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
}
