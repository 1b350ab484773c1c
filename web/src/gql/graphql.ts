/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What a member may do. */
export type Role =
  /** Everything, members and devices too. */
  | 'ADMIN'
  /** All daily work. */
  | 'REP'
  /** Only reading. */
  | 'VIEWER';

export type MemberLabelFragment = { id: string, name: string };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { id: string, name: string, email: string, role: Role } };

export type MembersQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MembersQuery = { members: { edges: Array<{ node: { active: boolean, id: string, name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PipelinesQueryVariables = Exact<{ [key: string]: never; }>;


export type PipelinesQuery = { pipelines: Array<{ id: string, name: string, stages: Array<{ id: string, name: string, probability: number }> }> };

export type CompanyLookupQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type CompanyLookupQuery = { companies: { edges: Array<{ node: { id: string, name: string } }> } };

export type ContactLookupQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type ContactLookupQuery = { contacts: { edges: Array<{ node: { id: string, name: string, email: string } }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const MemberLabelFragmentDoc = new TypedDocumentString(`
    fragment MemberLabel on Member {
  id
  name
}
    `, {"fragmentName":"MemberLabel"}) as unknown as TypedDocumentString<MemberLabelFragment, unknown>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    id
    name
    email
    role
  }
}
    `) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const MembersDocument = new TypedDocumentString(`
    query Members($after: String) {
  members(first: 100, after: $after) {
    edges {
      node {
        ...MemberLabel
        active
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment MemberLabel on Member {
  id
  name
}`) as unknown as TypedDocumentString<MembersQuery, MembersQueryVariables>;
export const PipelinesDocument = new TypedDocumentString(`
    query Pipelines {
  pipelines {
    id
    name
    stages {
      id
      name
      probability
    }
  }
}
    `) as unknown as TypedDocumentString<PipelinesQuery, PipelinesQueryVariables>;
export const CompanyLookupDocument = new TypedDocumentString(`
    query CompanyLookup($search: String) {
  companies(first: 20, search: $search, sort: { field: NAME }) {
    edges {
      node {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CompanyLookupQuery, CompanyLookupQueryVariables>;
export const ContactLookupDocument = new TypedDocumentString(`
    query ContactLookup($search: String) {
  contacts(first: 20, search: $search, sort: { field: NAME }) {
    edges {
      node {
        id
        name
        email
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ContactLookupQuery, ContactLookupQueryVariables>;