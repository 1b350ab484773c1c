/** The usual words; the field is a free text, and an import brings its own. */
export const industries = [
  "Agriculture",
  "Construction",
  "Education",
  "Energy",
  "Finance",
  "Healthcare",
  "Hospitality",
  "Logistics",
  "Manufacturing",
  "Retail",
  "Software",
  "Telecommunications",
];
