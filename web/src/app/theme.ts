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

// Mantine's dark greys, turned to the green of the panels: 7 is the body, 6 an input, 4 a border.
const dark: MantineColorsTuple = [
  "#e4eae7",
  "#bcc7c2",
  "#9daaa4",
  "#6b7872",
  "#39433f",
  "#2c3431",
  "#212825",
  "#1a1f1d",
  "#151a18",
  "#121615",
];

export const theme = createTheme({
  colors: { pine, dark },
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
      defaultProps: {
        closeButtonProps: { "aria-label": "Close" },
        // Its <header> would count as a second banner of the page.
        attributes: { header: { role: "presentation" } },
      },
      styles: { title: { fontSize: "1rem", fontWeight: 600 } },
    }),
  },
});
