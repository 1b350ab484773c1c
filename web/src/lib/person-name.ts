type Person = { name: string; email?: string; erased?: boolean };

/** What to call a contact, who may have been erased or may have an address only. */
export function personName({ name, email, erased }: Person): string {
  if (erased) return "Erased person";
  return name || email || "No name";
}
