/** The usual words; both fields are free texts, and an import brings its own. */
export const lifecycleStages = ["Subscriber", "Lead", "Opportunity", "Customer", "Partner"];
export const leadStatuses = [
  "New",
  "Attempted to contact",
  "Connected",
  "In progress",
  "Open deal",
  "Unqualified",
];
