/* eslint-disable */
import * as types from './graphql';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "fragment MemberLabel on Member {\n  id\n  name\n}\n\nquery Me {\n  me {\n    id\n    name\n    email\n    role\n  }\n}\n\nquery Members($after: String) {\n  members(first: 100, after: $after) {\n    edges {\n      node {\n        ...MemberLabel\n        active\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nquery Pipelines {\n  pipelines {\n    id\n    name\n    stages {\n      id\n      name\n      probability\n    }\n  }\n}\n\nquery CompanyLookup($search: String) {\n  companies(first: 20, search: $search, sort: {field: NAME}) {\n    edges {\n      node {\n        id\n        name\n      }\n    }\n  }\n}\n\nquery ContactLookup($search: String) {\n  contacts(first: 20, search: $search, sort: {field: NAME}) {\n    edges {\n      node {\n        id\n        name\n        email\n      }\n    }\n  }\n}": typeof types.MemberLabelFragmentDoc,
};
const documents: Documents = {
    "fragment MemberLabel on Member {\n  id\n  name\n}\n\nquery Me {\n  me {\n    id\n    name\n    email\n    role\n  }\n}\n\nquery Members($after: String) {\n  members(first: 100, after: $after) {\n    edges {\n      node {\n        ...MemberLabel\n        active\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nquery Pipelines {\n  pipelines {\n    id\n    name\n    stages {\n      id\n      name\n      probability\n    }\n  }\n}\n\nquery CompanyLookup($search: String) {\n  companies(first: 20, search: $search, sort: {field: NAME}) {\n    edges {\n      node {\n        id\n        name\n      }\n    }\n  }\n}\n\nquery ContactLookup($search: String) {\n  contacts(first: 20, search: $search, sort: {field: NAME}) {\n    edges {\n      node {\n        id\n        name\n        email\n      }\n    }\n  }\n}": types.MemberLabelFragmentDoc,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment MemberLabel on Member {\n  id\n  name\n}\n\nquery Me {\n  me {\n    id\n    name\n    email\n    role\n  }\n}\n\nquery Members($after: String) {\n  members(first: 100, after: $after) {\n    edges {\n      node {\n        ...MemberLabel\n        active\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nquery Pipelines {\n  pipelines {\n    id\n    name\n    stages {\n      id\n      name\n      probability\n    }\n  }\n}\n\nquery CompanyLookup($search: String) {\n  companies(first: 20, search: $search, sort: {field: NAME}) {\n    edges {\n      node {\n        id\n        name\n      }\n    }\n  }\n}\n\nquery ContactLookup($search: String) {\n  contacts(first: 20, search: $search, sort: {field: NAME}) {\n    edges {\n      node {\n        id\n        name\n        email\n      }\n    }\n  }\n}"): typeof import('./graphql').MemberLabelFragmentDoc;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
