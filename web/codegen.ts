import type { CodegenConfig } from "@graphql-codegen/cli";

const shared = {
  enumsAsTypes: true,
  skipTypename: true,
  strictScalars: true,
  useTypeImports: true,
  scalars: { Amount: "number", Date: "string", Position: "string", Time: "string" },
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
    "./src/gql/schema.ts": {
      plugins: ["typescript", "typescript-resolvers"],
      config: {
        ...shared,
        scalars: { ...shared.scalars, ID: "string" },
        resolversNonOptionalTypename: false,
        contextType: "@/testing/fake-context#FakeContext",
        mappers: {
          Contact: "@/testing/world#ContactRow",
          Company: "@/testing/world#CompanyRow",
          Deal: "@/testing/world#DealRow",
          Task: "@/testing/world#TaskRow",
          TimelineEntry: "@/testing/world#EntryRow",
        },
      },
    },
  },
};

export default config;
