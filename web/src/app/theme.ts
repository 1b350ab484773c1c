import { createTheme, Modal, type MantineColorsTuple } from "@mantine/core";

// The green of a ledger's cloth. 8 carries white text at 6.6:1, 3 reads on the dark panels.
const pine: MantineColorsTuple = [
  "#ecf7f4",
  "#d8ece7",
  "#acd9ce",
  "#6cc7b3",
  "#4fb09c",
  "#379884",
  "#268372",
  "#1d7566",
  "#17665a",
  "#0f4f45",
];

export const theme = createTheme({
  colors: { pine },
  primaryColor: "pine",
  primaryShade: { light: 8, dark: 7 },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.125rem" },
  headings: {
    fontWeight: "600",
    sizes: { h1: { fontSize: "1.25rem" }, h2: { fontSize: "0.9375rem" }, h3: { fontSize: "0.875rem" } },
  },
  defaultRadius: "md",
  cursorType: "pointer",
  components: {
    Modal: Modal.extend({
      defaultProps: { closeButtonProps: { "aria-label": "Close" } },
    }),
  },
});
