import type { CodegenConfig } from "@graphql-codegen/cli";

const shared = {
  enumsAsTypes: true,
  skipTypename: true,
  strictScalars: true,
  useTypeImports: true,
  scalars: {
    ID: "string",
    Amount: "number",
    CustomFields: "Record<string, unknown>",
    CustomValue: "unknown",
    Date: "string",
    JSONObject: "Record<string, unknown>",
    Position: "string",
    Time: "string",
    Decimal: "string",
    Value: "unknown",
  },
};

const config: CodegenConfig = {
  schema: "../graphql/schema/*.graphqls",
  documents: "src/**/*.graphql",
  generates: {
    "./src/gql/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: { ...shared, documentMode: "string" },
    },
    // The whole schema, for the fake server of the tests alone.
    "./src/testing/schema.gen.ts": {
      plugins: ["typescript", "typescript-resolvers"],
      config: {
        ...shared,
        resolversNonOptionalTypename: false,
        contextType: "./fake-context#FakeContext",
        mappers: {
          Contact: "./world#ContactRow",
          Company: "./world#CompanyRow",
          Deal: "./world#DealRow",
          Task: "./world#TaskRow",
          TimelineEntry: "./world#EntryRow",
        },
      },
    },
  },
};

export default config;
