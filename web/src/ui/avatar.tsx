import classes from "./avatar.module.css";

type AvatarProps = { name: string; size?: number; square?: boolean };

const HUES = 12;

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => Array.from(word ?? "")[0] ?? "")
    .join("")
    .toUpperCase();
}

// The same name has the same colour everywhere and always.
function hue(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return (sum % HUES) * (360 / HUES);
}

export function Avatar({ name, size = 24, square = false }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={classes.avatar}
      data-square={square || undefined}
      style={{ width: size, height: size, fontSize: size * 0.4, "--hue": hue(name) }}
    >
      {initials(name)}
    </span>
  );
}
