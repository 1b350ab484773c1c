import { buildSchema, graphql, isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from "graphql";
import type { FakeContext } from "./fake-context";
import { fakeFields } from "./fake-fields";
import { fakeMutations } from "./fake-mutations";
import { fakeQueries } from "./fake-queries";
import { makeWorld, type World } from "./world";

type ResolverMap = Record<string, Record<string, unknown>>;

export const fakeMember = { email: "ana@example.com", password: "correct horse battery" };

const sources = import.meta.glob<string>("../../../graphql/schema/*.graphqls", {
  query: "?raw",
  import: "default",
  eager: true,
});

function executableSchema(): GraphQLSchema {
  const schema = buildSchema(Object.values(sources).join("\n"));
  const resolvers: ResolverMap = { Query: fakeQueries, Mutation: fakeMutations, ...fakeFields };
  for (const [typeName, fields] of Object.entries(resolvers)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(`the schema has no type ${typeName}`);
    for (const [name, resolve] of Object.entries(fields)) {
      const field = type.getFields()[name];
      if (!field) throw new Error(`${typeName} has no field ${name}`);
      field.resolve = resolve as GraphQLFieldResolver<unknown, FakeContext>;
    }
  }
  return schema;
}

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });

const wrongPassword = {
  errors: [{ message: "E-mail or password is not right.", extensions: { code: "UNAUTHENTICATED" } }],
};
const unauthenticated = { errors: [{ message: "Sign in first.", extensions: { code: "UNAUTHENTICATED" } }] };

export type FakeServer = {
  world: World;
  /** Every GraphQL request that came, for tests of what is sent. */
  requests: { headers: Headers; body: { query: string; variables: unknown } }[];
  /** Makes the current access tokens invalid; the refresh cookie still works. */
  expireTokens: () => void;
  /** Ends the session: the refresh cookie works no more. */
  endSession: () => void;
  fetch: (request: Request) => Promise<Response>;
};

/** The server's whole surface in memory: the real schema over a believable world. */
export function createFakeServer(given: { world?: World; signedIn?: boolean } = {}): FakeServer {
  const schema = executableSchema();
  let generation = 1;
  let signedIn = given.signedIn ?? false;
  const grant = () => json({ accessToken: `token-${generation}`, expiresIn: 900 });

  const server: FakeServer = {
    world: given.world ?? makeWorld({ companies: 120, contacts: 420, deals: 1000, tasks: 160 }),
    requests: [],
    expireTokens: () => {
      generation++;
    },
    endSession: () => {
      generation++;
      signedIn = false;
    },
    fetch: async (request) => {
      const path = new URL(request.url).pathname;
      if (path === "/auth/hint") return json({ demo: true, ...fakeMember });
      if (path === "/auth/logout") {
        server.endSession();
        return json({});
      }
      if (path === "/auth/refresh") return signedIn ? grant() : json(unauthenticated, 401);
      if (path === "/auth/login") {
        const { email, password } = (await request.json()) as typeof fakeMember;
        signedIn = email === fakeMember.email && password === fakeMember.password;
        return signedIn ? grant() : json(wrongPassword, 401);
      }
      const body = (await request.json()) as { query: string; variables: Record<string, unknown> };
      server.requests.push({ headers: request.headers, body });
      if (request.headers.get("Authorization") !== `Bearer token-${generation}`) return json(unauthenticated);
      const memberId = server.world.members[0]?.id ?? "";
      const result = await graphql({
        schema,
        source: body.query,
        variableValues: body.variables,
        contextValue: { world: server.world, memberId },
      });
      return json(result);
    },
  };
  return server;
}
