import js from "@eslint/js";
import boundaries from "eslint-plugin-boundaries";
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const kebabCase = {
  meta: { type: "problem", schema: [], messages: { name: "File names are kebab-case." } },
  create: (context) => ({
    Program(node) {
      const name = context.filename.split(/[/\\]/).at(-1) ?? "";
      if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)+$/.test(name)) context.report({ node, messageId: "name" });
    },
  }),
};

const allow = (from, ...to) => ({
  from: { element: { type: from } },
  allow: { to: { element: { types: { anyOf: to } } } },
});

export default defineConfig(
  globalIgnores([
    "dist",
    "src/gql",
    "src/app/route-tree.gen.ts",
    "src/testing/schema.gen.ts",
    "src/testing/public",
  ]),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.js", "scripts/*.mjs"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // Numbers in texts and keys are what templates are for.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // TanStack Router's own way to redirect and to say "not found".
      "@typescript-eslint/only-throw-error": [
        "error",
        {
          allow: [{ from: "package", package: "@tanstack/router-core", name: ["Redirect", "NotFoundError"] }],
        },
      ],
      // A handler that only calls is best said in one line.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "no-restricted-syntax": [
        "error",
        { selector: "TSEnumDeclaration", message: "A union of texts does it." },
        { selector: "ExportAllDeclaration", message: "No barrels." },
      ],
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    plugins: { boundaries, "react-hooks": reactHooks, daybook: { rules: { "kebab-case": kebabCase } } },
    settings: {
      "import/resolver": { typescript: { project: "tsconfig.app.json" } },
      "boundaries/elements": [
        { type: "testing", pattern: "src/testing" },
        { type: "shell", pattern: "src/app/shell" },
        { type: "app", pattern: "src/app" },
        { type: "routes", pattern: "src/routes" },
        { type: "feature", pattern: "src/features/*", capture: ["feature"] },
        { type: "ui", pattern: "src/ui" },
        { type: "lib", pattern: "src/lib" },
        { type: "gql", pattern: "src/gql" },
      ],
    },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "daybook/kebab-case": "error",
      "max-lines": ["error", { max: 200, skipBlankLines: true, skipComments: true }],
      "no-restricted-exports": [
        "error",
        { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } },
      ],
      "boundaries/dependencies": [
        "error",
        {
          default: "disallow",
          policies: [
            allow("app", "app", "shell", "routes", "ui", "lib", "gql"),
            allow("shell", "shell", "ui", "lib", "gql"),
            allow("routes", "routes", "shell", "feature", "ui", "lib", "gql"),
            allow("feature", "ui", "lib", "gql"),
            {
              from: { element: { type: "feature" } },
              allow: {
                to: {
                  element: { type: "feature", captured: { feature: "{{ from.element.captured.feature }}" } },
                },
              },
            },
            allow("ui", "ui", "lib"),
            allow("lib", "lib", "gql"),
            allow("testing", "testing", "app", "lib", "gql"),
          ],
        },
      ],
    },
  },
  {
    files: ["src/routes/*.tsx"],
    rules: {
      "max-lines": ["error", 42],
      // TanStack names files by the address, $parameters included.
      "daybook/kebab-case": "off",
      // The loaders throw what the router gives them to throw.
      "@typescript-eslint/only-throw-error": "off",
    },
  },
  {
    // Tests act on whole features through the fake server.
    files: ["src/**/*.test.{ts,tsx}", "src/testing/**"],
    rules: { "boundaries/dependencies": "off", "max-lines": "off" },
  },
  {
    // To add to a library's own declarations takes an interface.
    files: ["src/app/router.ts", "src/ui/style-variables.d.ts"],
    rules: { "@typescript-eslint/consistent-type-definitions": "off" },
  },
  {
    files: ["**/*.{js,mjs}"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { console: "readonly", process: "readonly", URL: "readonly" } },
  },
);
