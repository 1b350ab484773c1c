import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ContactRow, CompanyRow, DealRow, TaskRow, EntryRow } from './world';
import type { FakeContext } from './fake-context';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A whole number of minor currency units (cents), up to 2^53-1 in size. */
  Amount: { input: number; output: number; }
  /** The values of custom fields by the key of their definition: a JSON object. A number is a number, a date YYYY-MM-DD, a choice the key of an option, several choices a list of keys, an amount {amount, currency}, a member an id. As input, null clears a value, and a key that is left out stays as it is. */
  CustomFields: { input: Record<string, unknown>; output: Record<string, unknown>; }
  /** Any JSON value of a custom field: see CustomFields for what each type takes. */
  CustomValue: { input: unknown; output: unknown; }
  /** A calendar day, YYYY-MM-DD, without a time zone. */
  Date: { input: string; output: string; }
  /** An exact decimal number, given as a text such as "2.5"; a number is taken too. */
  Decimal: { input: string; output: string; }
  /** A JSON object. */
  JSONObject: { input: Record<string, unknown>; output: Record<string, unknown>; }
  /** A position in the event log. Send it back in the header X-Daybook-After and a query waits until the read side has got there. */
  Position: { input: string; output: string; }
  /** An instant in RFC 3339, UTC. */
  Time: { input: string; output: string; }
  /** The value of any field, as the API writes it elsewhere: a text, a number, true or false, a list or an object. */
  Value: { input: unknown; output: unknown; }
};

/** How often something was done. */
export type ActivityCount = {
  /** How often. */
  count: Scalars['Int']['output'];
  /** CALL, EMAIL, MEETING, TODO (tasks that were done), NOTE, TASK_ADDED, CONTACT_ADDED, COMPANY_ADDED, DEAL_OPENED, DEAL_MOVED, DEAL_WON or DEAL_LOST. */
  kind: Scalars['String']['output'];
};

/** What members did. */
export type ActivityReport = {
  /** A row for each member who did something. */
  members: Array<ActivityRow>;
};

/** What a member did. */
export type ActivityRow = {
  /** How much of each kind. */
  byKind: Array<ActivityCount>;
  /** The member. */
  member?: Maybe<Member>;
  /** How much in all. */
  total: Scalars['Int']['output'];
};

/** A postal address; every part may be empty. */
export type Address = {
  /** City or town. */
  city: Scalars['String']['output'];
  /** Country, as it was entered. */
  country: Scalars['String']['output'];
  /** Postal code. */
  postalCode: Scalars['String']['output'];
  /** State, region or county. */
  region: Scalars['String']['output'];
  /** Street and number. */
  street: Scalars['String']['output'];
};

/** A postal address; a part left out is empty. */
export type AddressInput = {
  /** City or town. */
  city?: InputMaybe<Scalars['String']['input']>;
  /** Country. */
  country?: InputMaybe<Scalars['String']['input']>;
  /** Postal code. */
  postalCode?: InputMaybe<Scalars['String']['input']>;
  /** State, region or county. */
  region?: InputMaybe<Scalars['String']['input']>;
  /** Street and number. */
  street?: InputMaybe<Scalars['String']['input']>;
};

/** Which amounts, in minor units, whatever the currency. All that is given must hold. */
export type AmountFilter = {
  /** This amount. */
  eq?: InputMaybe<Scalars['Amount']['input']>;
  /** Larger ones. */
  gt?: InputMaybe<Scalars['Amount']['input']>;
  /** This one, and larger ones. */
  gte?: InputMaybe<Scalars['Amount']['input']>;
  /** One of these amounts. */
  in?: InputMaybe<Array<Scalars['Amount']['input']>>;
  /** Smaller ones. */
  lt?: InputMaybe<Scalars['Amount']['input']>;
  /** This one, and smaller ones. */
  lte?: InputMaybe<Scalars['Amount']['input']>;
};

/** A key of a program that reads reports: the password for the ClickHouse endpoint at /clickhouse/. It acts for the member who made it, and ends when that member leaves. */
export type ApiKey = {
  /** When it was made. */
  createdAt: Scalars['Time']['output'];
  /** Identifies the key; it is not the key itself. */
  id: Scalars['ID']['output'];
  /** Who made it. Null when that member is gone. */
  member?: Maybe<Member>;
  /** What the key is for, in words. */
  name: Scalars['String']['output'];
  /** When it was revoked. Null while it works. */
  revokedAt?: Maybe<Scalars['Time']['output']>;
  /** When it was last used, to the minute. Null when it never was. */
  usedAt?: Maybe<Scalars['Time']['output']>;
};

/** An API key as it is now. */
export type ApiKeyPayload = {
  /** The key. */
  apiKey: ApiKey;
};

/** What is taken off the usual lists. */
export type ArchiveInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The id of the object. */
  id: Scalars['ID']['input'];
};

/** Which objects are given to whom, 1,000 at most. */
export type AssignInput = {
  /** Makes the call idempotent: sent again, it gives the first results. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The ids of the objects. */
  ids: Array<Scalars['ID']['input']>;
  /** The member; empty or null for nobody. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
};

/** A forecast of the past, made when the period began, and what came of it. */
export type BacktestRow = {
  /** What was won in the period. */
  actual: Worth;
  /** Those of the categories commit and best case. */
  bestCase: Worth;
  /** Those of the category commit. */
  commit: Worth;
  /** The first day of the period. */
  first: Scalars['Date']['output'];
  /** Weighed by what part of such deals were won in the year before. */
  historical: Worth;
  /** In the pipeline then, and expected in the period. */
  open: Worth;
  /** Weighed by the probability of their stage. */
  weighted: Worth;
};

/** Closed deals of one key in one period. Times are in days. */
export type ClosedRow = {
  /** From creation to closing of the won ones, on average; null when none was won. */
  averageDays?: Maybe<Scalars['Float']['output']>;
  /** The first day of the period; null when days are not taken together. */
  first?: Maybe<Scalars['Date']['output']>;
  /** The owner's, product's or pipeline's id, the source or the industry; empty for none. */
  key: Scalars['String']['output'];
  /** What the key is called; empty when it is not known. */
  label: Scalars['String']['output'];
  /** The lost ones. */
  lost: Worth;
  /** The middle one. */
  medianDays?: Maybe<Scalars['Float']['output']>;
  /** The owner, when the report is by owner. */
  owner?: Maybe<Member>;
  /** won / (won + lost), 0 to 1. */
  rate: Scalars['Float']['output'];
  /** The won ones. */
  won: Worth;
};

/** What became of contacts. */
export type CohortReport = {
  /** The currencies that are left out of base amounts, for want of a rate. */
  missingRates: Array<Scalars['String']['output']>;
  /** A row for each month and source that have any, in order. */
  rows: Array<CohortRow>;
};

/** The contacts of a month and a source. */
export type CohortRow = {
  /** How many there are. */
  contacts: Scalars['Int']['output'];
  /** The first day of the month. */
  month: Scalars['Date']['output'];
  /** Where they came from; empty when nobody said. */
  source: Scalars['String']['output'];
  /** How many have a deal. */
  withDeal: Scalars['Int']['output'];
  /** What their won deals are worth. */
  won: Worth;
  /** How many had won a deal by the end of the month itself, of the month after it, and so on. */
  wonBy: Array<Scalars['Int']['output']>;
};

/** What became of each company, in the order of the input. One that is refused stops no other. */
export type CompaniesPayload = {
  /** The last log position that was written; 0 when nothing was. */
  position: Scalars['Position']['output'];
  /** One result for each item. */
  results: Array<CompanyResult>;
};

/** An organisation whom the team deals with. */
export type Company = {
  /** Postal address. */
  address: Address;
  /** True when it was taken off the usual lists. */
  archived: Scalars['Boolean']['output'];
  /** The companies that belong to it and are not archived, by name, 50 at most. */
  children: Array<Company>;
  /** The company's contacts, by name, 50 at most. */
  contacts: Array<Contact>;
  /** When the company was made (for an import: in the system it came from). */
  createdAt: Scalars['Time']['output'];
  /** The values of its custom fields; a field without a value is left out. */
  customFields: Scalars['CustomFields']['output'];
  /** The company's deals, newest first, 50 at most. */
  deals: Array<Deal>;
  /** What there is to know about it. */
  description: Scalars['String']['output'];
  /** Web domain, lower case, without www. */
  domain: Scalars['String']['output'];
  /** Number of employees; 0 when unknown. */
  employees: Scalars['Int']['output'];
  /** UUID. */
  id: Scalars['ID']['output'];
  /** Industry. */
  industry: Scalars['String']['output'];
  /** Name. */
  name: Scalars['String']['output'];
  /** The notes about the company, pinned ones first, then the newest, 50 at most. */
  notes: Array<Note>;
  /** The member who looks after the company. */
  owner?: Maybe<Member>;
  /** The company that it belongs to. */
  parent?: Maybe<Company>;
  /** Phone number: E.164 where it could be read as one, else as entered. */
  phone: Scalars['String']['output'];
  /** What it sells in a year; null when unknown. */
  revenue?: Maybe<Money>;
  /** How often it had been changed when it stood like this; give it back as baseRevision. */
  revision: Scalars['Int']['output'];
  /** Its tags. */
  tags: Array<Tag>;
  /** What happened to the company, newest first. */
  timeline: TimelineConnection;
  /** When it was last changed. */
  updatedAt: Scalars['Time']['output'];
  /** Address of its web site, with https:// or http://; empty when unknown. */
  website: Scalars['String']['output'];
};


/** An organisation whom the team deals with. */
export type CompanyTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A company that changed. */
export type CompanyChange = {
  /** The company as queries show it now; null when it is deleted. */
  company?: Maybe<Company>;
  /** The company's id. */
  id: Scalars['ID']['output'];
  /** The type of the event, such as company.Updated. */
  kind: Scalars['String']['output'];
  /** Where the event stands in the log; pass it as `after` to go on from here. */
  position: Scalars['Position']['output'];
};

/** A page of companies. */
export type CompanyConnection = {
  /** The companies of this page. */
  edges: Array<CompanyEdge>;
  /** Where the page ends. */
  pageInfo: PageInfo;
  /** How many companies match, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A company in a list. */
export type CompanyEdge = {
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** The company. */
  node: Company;
};

/** Which companies. All that is given must hold. */
export type CompanyFilter = {
  /** All of these must hold as well. */
  and?: InputMaybe<Array<CompanyFilter>>;
  /** True: only what is archived. Left out: only what is not. */
  archived?: InputMaybe<Scalars['Boolean']['input']>;
  /** City of the address. */
  city?: InputMaybe<TextFilter>;
  /** Country of the address. */
  country?: InputMaybe<TextFilter>;
  /** When the company was made. */
  createdAt?: InputMaybe<TimeFilter>;
  /** Values of custom fields. */
  custom?: InputMaybe<Array<CustomFilter>>;
  /** Web domain. */
  domain?: InputMaybe<TextFilter>;
  /** Number of employees. */
  employees?: InputMaybe<NumberFilter>;
  /** Only this industry. */
  industry?: InputMaybe<Scalars['String']['input']>;
  /** Industries. */
  industryFilter?: InputMaybe<TextFilter>;
  /** Name. */
  name?: InputMaybe<TextFilter>;
  /** This must not hold. */
  not?: InputMaybe<CompanyFilter>;
  /** One of these must hold as well. */
  or?: InputMaybe<Array<CompanyFilter>>;
  /** The member who looks after the company. */
  ownerFilter?: InputMaybe<IdFilter>;
  /** Only companies of this owner. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** The company that it belongs to. */
  parentFilter?: InputMaybe<IdFilter>;
  /** Only companies that belong to this one. */
  parentId?: InputMaybe<Scalars['ID']['input']>;
  /** Yearly revenue. */
  revenue?: InputMaybe<AmountFilter>;
  /** Its tags. */
  tagFilter?: InputMaybe<IdFilter>;
  /** Only companies with this tag. */
  tagId?: InputMaybe<Scalars['ID']['input']>;
  /** Only companies that a member of this team looks after. */
  teamId?: InputMaybe<Scalars['ID']['input']>;
  /** When it was last changed. */
  updatedAt?: InputMaybe<TimeFilter>;
};

/** A company as a command left it. */
export type CompanyPayload = {
  /** The company. */
  company: Company;
  /** The log position that was written. */
  position: Scalars['Position']['output'];
};

/** What became of one company of a bulk command. */
export type CompanyResult = {
  /** The company as the command left it; null when it was refused. */
  company?: Maybe<Company>;
  /** Why it was refused; null when it was carried out. */
  error?: Maybe<ItemError>;
  /** Its place in the input, from 0. */
  index: Scalars['Int']['output'];
};

/** The order of companies. */
export type CompanySort = {
  /** By a custom field, by key; objects without a value come last. */
  customField?: InputMaybe<Scalars['String']['input']>;
  /** Which way. */
  direction?: InputMaybe<Direction>;
  /** By what; or else customField. */
  field?: InputMaybe<CompanySortField>;
};

/** What companies can be sorted by. */
export type CompanySortField =
  /** When they were made. */
  | 'CREATED_AT'
  /** Name. */
  | 'NAME'
  /** When they were last changed. */
  | 'UPDATED_AT';

/** Which task is done. */
export type CompleteTaskInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The task's id. */
  id: Scalars['ID']['input'];
};

/** What a person allows on a channel. */
export type Consent = {
  /** What makes it lawful. */
  basis?: Maybe<LawfulBasis>;
  /** The channel. */
  channel: ConsentChannel;
  /** Since when it is so. */
  date?: Maybe<Scalars['Date']['output']>;
  /** More about it. */
  note: Scalars['String']['output'];
  /** Where it was given, such as a form or a fair. */
  source: Scalars['String']['output'];
  /** Whether it may be used. */
  status: ConsentStatus;
};

/** A way to reach a person. */
export type ConsentChannel =
  /** By a messenger. */
  | 'CHAT'
  /** By e-mail. */
  | 'EMAIL'
  /** By phone. */
  | 'PHONE'
  /** By post. */
  | 'POST'
  /** By text message. */
  | 'SMS';

/** Whether a channel may be used. */
export type ConsentStatus =
  /** It may not. */
  | 'DENIED'
  /** It may. */
  | 'GRANTED'
  /** Nothing is recorded; sets back what was recorded by mistake. */
  | 'UNKNOWN';

/** A person whom the team deals with. */
export type Contact = {
  /** Postal address. */
  address: Address;
  /** True when it was put away: lists show it only when asked to. */
  archived: Scalars['Boolean']['output'];
  /** The company that the contact works for. */
  company?: Maybe<Company>;
  /** What the person allows on each channel of which something is recorded. */
  consents: Array<Consent>;
  /** When the contact was made (for an import: in the system it came from). */
  createdAt: Scalars['Time']['output'];
  /** The values of its custom fields; a field without a value is left out. */
  customFields: Scalars['CustomFields']['output'];
  /** The contact's deals, newest first, 50 at most. */
  deals: Array<Deal>;
  /** The primary e-mail address, as entered; empty without any. */
  email: Scalars['String']['output'];
  /** All e-mail addresses. Each is unique among contacts, whatever the case. */
  emails: Array<EmailAddress>;
  /** True after the person was erased: every personal field is then empty. */
  erased: Scalars['Boolean']['output'];
  /** Given name. */
  firstName: Scalars['String']['output'];
  /** UUID. */
  id: Scalars['ID']['output'];
  /** Job title. */
  jobTitle: Scalars['String']['output'];
  /** Family name. */
  lastName: Scalars['String']['output'];
  /** Where the work on a lead stands, such as new or contacted. */
  leadStatus: Scalars['String']['output'];
  /** How far the relationship has come, such as lead or customer. */
  lifecycleStage: Scalars['String']['output'];
  /** The contacts that were merged into this one, by name, 50 at most. Their ids lead to this one. */
  mergedFrom: Array<Contact>;
  /** Both names, in the order in which they are shown. */
  name: Scalars['String']['output'];
  /** The notes about the contact, pinned ones first, then the newest, 50 at most. */
  notes: Array<Note>;
  /** The member who looks after the contact. */
  owner?: Maybe<Member>;
  /** The primary phone number: E.164 where it could be read as one, else as entered; empty without any. */
  phone: Scalars['String']['output'];
  /** All phone numbers. */
  phones: Array<PhoneNumber>;
  /** How often it had been changed when it stood like this; give it back as baseRevision. */
  revision: Scalars['Int']['output'];
  /** Where the contact came from. */
  source: Scalars['String']['output'];
  /** The tags that it has. */
  tags: Array<Tag>;
  /** The contact's tasks, next due first, 50 at most. */
  tasks: Array<Task>;
  /** What happened to the contact, newest first. */
  timeline: TimelineConnection;
  /** When it was last changed. */
  updatedAt: Scalars['Time']['output'];
};


/** A person whom the team deals with. */
export type ContactTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A contact that changed. */
export type ContactChange = {
  /** The contact as queries show it now; null when it is deleted. */
  contact?: Maybe<Contact>;
  /** The contact's id. */
  id: Scalars['ID']['output'];
  /** The type of the event, such as contact.Updated. */
  kind: Scalars['String']['output'];
  /** Where the event stands in the log; pass it as `after` to go on from here. */
  position: Scalars['Position']['output'];
};

/** A page of contacts. */
export type ContactConnection = {
  /** The contacts of this page. */
  edges: Array<ContactEdge>;
  /** Where the page ends. */
  pageInfo: PageInfo;
  /** How many contacts match, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A contact in a list. */
export type ContactEdge = {
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** The contact. */
  node: Contact;
};

/** Which contacts. All that is given must hold. */
export type ContactFilter = {
  /** All of these must hold as well. */
  and?: InputMaybe<Array<ContactFilter>>;
  /** True: only what is archived. Left out: only what is not. */
  archived?: InputMaybe<Scalars['Boolean']['input']>;
  /** City of the address. */
  city?: InputMaybe<TextFilter>;
  /** The company that the contact works for. */
  companyFilter?: InputMaybe<IdFilter>;
  /** Only contacts of this company. */
  companyId?: InputMaybe<Scalars['ID']['input']>;
  /** Country of the address. */
  country?: InputMaybe<TextFilter>;
  /** When the contact was made. */
  createdAt?: InputMaybe<TimeFilter>;
  /** Values of custom fields. */
  custom?: InputMaybe<Array<CustomFilter>>;
  /** E-mail address. */
  email?: InputMaybe<TextFilter>;
  /** Given name. */
  firstName?: InputMaybe<TextFilter>;
  /** Job title. */
  jobTitle?: InputMaybe<TextFilter>;
  /** Family name. */
  lastName?: InputMaybe<TextFilter>;
  /** Only this lead status. */
  leadStatus?: InputMaybe<Scalars['String']['input']>;
  /** Lead statuses. */
  leadStatusFilter?: InputMaybe<TextFilter>;
  /** Only this lifecycle stage. */
  lifecycleStage?: InputMaybe<Scalars['String']['input']>;
  /** Lifecycle stages. */
  lifecycleStageFilter?: InputMaybe<TextFilter>;
  /** This must not hold. */
  not?: InputMaybe<ContactFilter>;
  /** One of these must hold as well. */
  or?: InputMaybe<Array<ContactFilter>>;
  /** The member who looks after the contact. */
  ownerFilter?: InputMaybe<IdFilter>;
  /** Only contacts of this owner. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** Phone number. */
  phone?: InputMaybe<TextFilter>;
  /** Where the contact came from. */
  source?: InputMaybe<TextFilter>;
  /** The tags that it has. */
  tagFilter?: InputMaybe<IdFilter>;
  /** Only contacts with this tag. */
  tagId?: InputMaybe<Scalars['ID']['input']>;
  /** Only contacts that a member of this team looks after. */
  teamId?: InputMaybe<Scalars['ID']['input']>;
  /** When it was last changed. */
  updatedAt?: InputMaybe<TimeFilter>;
};

/** A contact as a command left it. */
export type ContactPayload = {
  /** The contact. */
  contact: Contact;
  /** The log position that was written. */
  position: Scalars['Position']['output'];
};

/** What became of one contact of a bulk command. */
export type ContactResult = {
  /** The contact as the command left it; null when it was refused. */
  contact?: Maybe<Contact>;
  /** Why it was refused; null when it was carried out. */
  error?: Maybe<ItemError>;
  /** Its place in the input, from 0. */
  index: Scalars['Int']['output'];
};

/** The order of contacts. */
export type ContactSort = {
  /** By a custom field, by key; objects without a value come last. */
  customField?: InputMaybe<Scalars['String']['input']>;
  /** Which way. */
  direction?: InputMaybe<Direction>;
  /** By what; or else customField. */
  field?: InputMaybe<ContactSortField>;
};

/** What contacts can be sorted by. */
export type ContactSortField =
  /** When they were made. */
  | 'CREATED_AT'
  /** Family name, then given name. */
  | 'NAME'
  /** When they were last changed. */
  | 'UPDATED_AT';

/** What became of each contact, in the order of the input. One that is refused stops no other. */
export type ContactsPayload = {
  /** The last log position that was written; 0 when nothing was. */
  position: Scalars['Position']['output'];
  /** One result for each item. */
  results: Array<ContactResult>;
};

/** Makes an API key. */
export type CreateApiKeyInput = {
  /** What the key is for, in 1 to 80 characters. */
  name: Scalars['String']['input'];
};

/** A new API key. */
export type CreateApiKeyPayload = {
  /** The key as it is listed from now on. */
  apiKey: ApiKey;
  /** The key itself. It is shown this once, and stored nowhere. */
  secret: Scalars['String']['output'];
};

/** New companies, 1,000 at most. */
export type CreateCompaniesInput = {
  /** Makes the call idempotent: sent again, it gives the first results. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The companies; none has a commandId of its own. */
  items: Array<CreateCompanyInput>;
};

/** A new company. */
export type CreateCompanyInput = {
  /** Postal address. */
  address?: InputMaybe<AddressInput>;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** Values of custom fields. */
  customFields?: InputMaybe<Scalars['CustomFields']['input']>;
  /** What there is to know about it, up to 50,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Web domain or address. */
  domain?: InputMaybe<Scalars['String']['input']>;
  /** Number of employees. */
  employees?: InputMaybe<Scalars['Int']['input']>;
  /** Industry. */
  industry?: InputMaybe<Scalars['String']['input']>;
  /** Name. */
  name: Scalars['String']['input'];
  /** The member who looks after the company. Left out: the caller. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** The company that it belongs to; empty for none. Refused when that is below it, or has 20 companies above it. */
  parentId?: InputMaybe<Scalars['ID']['input']>;
  /** Phone number, in any form. */
  phone?: InputMaybe<Scalars['String']['input']>;
  /** What it sells in a year; null when unknown. */
  revenue?: InputMaybe<MoneyInput>;
  /** Its tags, as a whole; 100 at most. */
  tagIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Address of its web site; https:// is put before it where no scheme is said. */
  website?: InputMaybe<Scalars['String']['input']>;
};

/** A new contact. At least one of firstName, lastName and email is needed. */
export type CreateContactInput = {
  /** Postal address. */
  address?: InputMaybe<AddressInput>;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The company that the contact works for. */
  companyId?: InputMaybe<Scalars['ID']['input']>;
  /** Values of custom fields. */
  customFields?: InputMaybe<Scalars['CustomFields']['input']>;
  /** The primary e-mail address; others stay. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** All e-mail addresses, in place of those that there are. */
  emails?: InputMaybe<Array<EmailInput>>;
  /** Given name. */
  firstName?: InputMaybe<Scalars['String']['input']>;
  /** Job title. */
  jobTitle?: InputMaybe<Scalars['String']['input']>;
  /** Family name. */
  lastName?: InputMaybe<Scalars['String']['input']>;
  /** Where the work on a lead stands. */
  leadStatus?: InputMaybe<Scalars['String']['input']>;
  /** How far the relationship has come. */
  lifecycleStage?: InputMaybe<Scalars['String']['input']>;
  /** The member who looks after the contact. Left out: the caller. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** The primary phone number, in any form; others stay. */
  phone?: InputMaybe<Scalars['String']['input']>;
  /** All phone numbers, in place of those that there are. */
  phones?: InputMaybe<Array<PhoneInput>>;
  /** Where the contact came from. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** The tags that it has, all of them. */
  tagIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** New contacts, 1,000 at most. */
export type CreateContactsInput = {
  /** Makes the call idempotent: sent again, it gives the first results. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The contacts; none has a commandId of its own. */
  items: Array<CreateContactInput>;
};

/** A new deal. */
export type CreateDealInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The company that would buy. */
  companyId?: InputMaybe<Scalars['ID']['input']>;
  /** The people involved, without roles. Say either this or contacts. */
  contactIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The people involved, and as what. */
  contacts?: InputMaybe<Array<DealContactInput>>;
  /** Values of custom fields. */
  customFields?: InputMaybe<Scalars['CustomFields']['input']>;
  /** When it is expected to close. */
  expectedClose?: InputMaybe<Scalars['Date']['input']>;
  /** How far it is counted on. BY_STAGE leaves it to the stage. */
  forecastCategory?: InputMaybe<ForecastCategory>;
  /** What is sold. The deal is then worth what they come to, unless its value is said. */
  lineItems?: InputMaybe<Array<LineItemInput>>;
  /** The member who works on it. Left out: the caller. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** The pipeline that it goes through. */
  pipelineId: Scalars['ID']['input'];
  /** Where it came from. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** The stage that it starts in. Left out: the first. */
  stageId?: InputMaybe<Scalars['ID']['input']>;
  /** Its tags. */
  tagIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Title. */
  title: Scalars['String']['input'];
  /** What it is worth. Left out: what its line items come to, or nothing yet, in the tenant's currency. */
  value?: InputMaybe<MoneyInput>;
  /** True: it is worth what its line items come to, which is usual when no value is said. */
  valueIsSum?: InputMaybe<Scalars['Boolean']['input']>;
};

/** New deals, 1,000 at most. */
export type CreateDealsInput = {
  /** Makes the call idempotent: sent again, it gives the first results. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The deals; none has a commandId of its own. */
  items: Array<CreateDealInput>;
};

/** A new member. */
export type CreateMemberInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** E-mail address to sign in with. */
  email: Scalars['String']['input'];
  /** Language, with a region or without, such as de-AT. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** Full name. */
  name: Scalars['String']['input'];
  /** Password to sign in with, 8 characters or more. Left out: the member cannot sign in yet. */
  password?: InputMaybe<Scalars['String']['input']>;
  /** What the member may do. */
  role?: InputMaybe<Role>;
  /** Time zone by its name in the IANA database, such as Europe/Berlin. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** A new note. Its author is the caller. What it is about stays as it is. */
export type CreateNoteInput = {
  /** The text, in Markdown, up to 50,000 characters. It mentions a member by @[Name](member:UUID). */
  body: Scalars['String']['input'];
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The company that it is about. */
  companyId?: InputMaybe<Scalars['ID']['input']>;
  /** The contact that it is about. */
  contactId?: InputMaybe<Scalars['ID']['input']>;
  /** The deal that it is about. */
  dealId?: InputMaybe<Scalars['ID']['input']>;
  /** True when it is to stand before the others. */
  pinned?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A new pipeline. */
export type CreatePipelineInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** Name. */
  name: Scalars['String']['input'];
  /** The stages, in order; at least one. */
  stages: Array<StageInput>;
};

/** A new product. */
export type CreateProductInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** Values of custom fields by their key: those named change, null clears one. */
  customFields?: InputMaybe<Scalars['CustomFields']['input']>;
  /** What it is for, up to 50,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Name. */
  name: Scalars['String']['input'];
  /** What one unit costs, in one currency each, as a whole. */
  prices?: InputMaybe<Array<MoneyInput>>;
  /** What it is called in the stock. */
  sku?: InputMaybe<Scalars['String']['input']>;
  /** Its tags, as a whole; 100 at most. */
  tagIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** A new saved view of the caller. */
export type CreateSavedViewInput = {
  /** Which columns the list shows, in order; the names are the client's own, 100 at most. */
  columns?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** What the list's argument filter takes, up to 10,000 bytes of JSON. */
  filter?: InputMaybe<Scalars['JSONObject']['input']>;
  /** Name. */
  name: Scalars['String']['input'];
  /** What kind of objects it lists; stays as it is. */
  object: SavedViewObject;
  /** True: everybody sees it. False: the owner alone. */
  shared?: InputMaybe<Scalars['Boolean']['input']>;
  /** What the list's argument sort takes, up to 1,000 bytes of JSON. */
  sort?: InputMaybe<Scalars['JSONObject']['input']>;
};

/** A new tag. */
export type CreateTagInput = {
  /** Color, as #rrggbb. */
  color?: InputMaybe<Scalars['String']['input']>;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** Name, up to 100 characters. */
  name: Scalars['String']['input'];
};

/** A new task. */
export type CreateTaskInput = {
  /** The member who does it. Left out: the caller. */
  assigneeId?: InputMaybe<Scalars['ID']['input']>;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The company that it is about. */
  companyId?: InputMaybe<Scalars['ID']['input']>;
  /** The contact that it is about. */
  contactId?: InputMaybe<Scalars['ID']['input']>;
  /** Values of custom fields. */
  customFields?: InputMaybe<Scalars['CustomFields']['input']>;
  /** The deal that it is about. */
  dealId?: InputMaybe<Scalars['ID']['input']>;
  /** More about it. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The day it is due. */
  due?: InputMaybe<Scalars['Date']['input']>;
  /** The time of that day, HH:MM, where the team works. */
  dueTime?: InputMaybe<Scalars['String']['input']>;
  /** What kind of task it is. */
  kind?: InputMaybe<TaskKind>;
  /** How urgent it is. */
  priority?: InputMaybe<TaskPriority>;
  /** When its assignee wants to be reminded. */
  reminder?: InputMaybe<Scalars['Time']['input']>;
  /** How it comes again; needs a day it is due. */
  repeat?: InputMaybe<RepeatInput>;
  /** What is to be done. */
  title: Scalars['String']['input'];
};

/** New tasks, 1,000 at most. */
export type CreateTasksInput = {
  /** Makes the call idempotent: sent again, it gives the first results. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The tasks; none has a commandId of its own. */
  items: Array<CreateTaskInput>;
};

/** A new team. */
export type CreateTeamInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** Who leads it; one of its members. */
  leadId?: InputMaybe<Scalars['ID']['input']>;
  /** Its members; 1,000 at most. */
  memberIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Name, up to 100 characters. */
  name: Scalars['String']['input'];
};

/** A field that the team added to a type of object. */
export type CustomField = {
  /** True for a field out of use: it takes no new values, those that there are stay. */
  archived: Scalars['Boolean']['output'];
  /** What a new object gets when nothing is said of the field. */
  default?: Maybe<Scalars['CustomValue']['output']>;
  /** UUID. */
  id: Scalars['ID']['output'];
  /** What values and filters name the field by; it never changes and is never given to another field. */
  key: Scalars['String']['output'];
  /** What people read. */
  label: Scalars['String']['output'];
  /** The type of object that has the field. */
  object: CustomFieldObject;
  /** The options in order, archived ones last; empty for a field that is no choice. */
  options: Array<CustomFieldOption>;
  /** True when a new object must have a value, and none can be cleared. Objects from before the field have none. */
  required: Scalars['Boolean']['output'];
  /** The revision of its stream, which all custom fields of a type of object share. */
  revision: Scalars['Int']['output'];
  /** What all custom fields of this type of object are known by together, in changes, undo and restoreValue. */
  setId: Scalars['ID']['output'];
  /** What the field holds; it never changes. */
  type: CustomFieldType;
  /** True when no two objects have the same value, whatever the case of its letters. */
  unique: Scalars['Boolean']['output'];
};

/** Which custom field. */
export type CustomFieldInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The key of the field. */
  key: Scalars['String']['input'];
  /** The type of object that has the field. */
  object: CustomFieldObject;
};

/** A type of object that can have custom fields. */
export type CustomFieldObject =
  /** Companies. Values are about no person: they are not sealed. */
  | 'COMPANY'
  /** Contacts. Values are sealed with the rest of the person, and gone when the person is erased. */
  | 'CONTACT'
  /** Deals. Values are about no person: they are not sealed. */
  | 'DEAL'
  /** Products. Values are about no person: they are not sealed. */
  | 'PRODUCT'
  /** Tasks. Values are sealed with the text of the task. */
  | 'TASK';

/** What a custom field of choices offers. */
export type CustomFieldOption = {
  /** True for an option that can no longer be chosen; values that hold it stay. */
  archived: Scalars['Boolean']['output'];
  /** What values hold; it never changes. */
  key: Scalars['String']['output'];
  /** What people read. */
  label: Scalars['String']['output'];
};

/** An option of a custom field. */
export type CustomFieldOptionInput = {
  /** The key of an option; left out: that of the option with this label, or a new one made of the label. */
  key?: InputMaybe<Scalars['String']['input']>;
  /** What people read. */
  label: Scalars['String']['input'];
};

/** A custom field as a command left it. */
export type CustomFieldPayload = {
  /** The field. */
  customField: CustomField;
  /** The log position that was written. */
  position: Scalars['Position']['output'];
};

/** What a custom field holds. */
export type CustomFieldType =
  /** True or false. */
  | 'BOOLEAN'
  /** A day, YYYY-MM-DD. */
  | 'DATE'
  /** An e-mail address. */
  | 'EMAIL'
  /** An amount {amount, currency}, in minor units. */
  | 'MONEY'
  /** Several options: a list of keys. */
  | 'MULTI_SELECT'
  /** A number of up to 2^53-1 in size. */
  | 'NUMBER'
  /** One option, by key. */
  | 'SELECT'
  /** Text of up to 10,000 characters. */
  | 'TEXT'
  /** A web address, http or https. */
  | 'URL'
  /** A member of the team, by id. */
  | 'USER';

/** Which values of a custom field. All that is given must hold; an object without a value fulfils none of it but isSet: false. */
export type CustomFilter = {
  /** Texts that hold this one, whatever the case and the accents. */
  contains?: InputMaybe<Scalars['String']['input']>;
  /** This value. For a field of several choices: one option, or a list of which an object must have all. */
  eq?: InputMaybe<Scalars['CustomValue']['input']>;
  /** The key of the field. */
  field: Scalars['String']['input'];
  /** Larger numbers, larger amounts in minor units, later days. */
  gt?: InputMaybe<Scalars['CustomValue']['input']>;
  /** This one, and larger or later ones. */
  gte?: InputMaybe<Scalars['CustomValue']['input']>;
  /** One of these values. */
  in?: InputMaybe<Array<Scalars['CustomValue']['input']>>;
  /** Only objects with (true) or only those without (false) a value. */
  isSet?: InputMaybe<Scalars['Boolean']['input']>;
  /** Smaller or earlier ones. */
  lt?: InputMaybe<Scalars['CustomValue']['input']>;
  /** This one, and smaller or earlier ones. */
  lte?: InputMaybe<Scalars['CustomValue']['input']>;
};

/** Which days. All that is given must hold. */
export type DateFilter = {
  /** This day. */
  eq?: InputMaybe<Scalars['Date']['input']>;
  /** Later ones. */
  gt?: InputMaybe<Scalars['Date']['input']>;
  /** This one, and later ones. */
  gte?: InputMaybe<Scalars['Date']['input']>;
  /** One of these days. */
  in?: InputMaybe<Array<Scalars['Date']['input']>>;
  /** Only none (true) or only some (false). */
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** Earlier ones. */
  lt?: InputMaybe<Scalars['Date']['input']>;
  /** This one, and earlier ones. */
  lte?: InputMaybe<Scalars['Date']['input']>;
};

/** A sale that may come about. */
export type Deal = {
  /** True when the usual lists leave it out. */
  archived: Scalars['Boolean']['output'];
  /** When it was closed. */
  closedAt?: Maybe<Scalars['Time']['output']>;
  /** The company that would buy. */
  company?: Maybe<Company>;
  /** The people involved, and as what. */
  contactRoles: Array<DealContact>;
  /** The people involved. */
  contacts: Array<Contact>;
  /** When the deal was opened. */
  createdAt: Scalars['Time']['output'];
  /** The values of its custom fields; a field without a value is left out. */
  customFields: Scalars['CustomFields']['output'];
  /** When it is expected to close. */
  expectedClose?: Maybe<Scalars['Date']['output']>;
  /** How far it is counted on. */
  forecastCategory: ForecastCategory;
  /** UUID. */
  id: Scalars['ID']['output'];
  /** What is sold, in order. */
  lineItems: Array<LineItem>;
  /** Why it was lost; empty otherwise. */
  lostReason: Scalars['String']['output'];
  /** The notes about the deal, pinned ones first, then the newest, 50 at most. */
  notes: Array<Note>;
  /** The member who works on it. */
  owner?: Maybe<Member>;
  /** The pipeline that it goes through. */
  pipeline: Pipeline;
  /** How likely it is to be won, in percent: as its stage has it, 100 once won, 0 once lost. */
  probability: Scalars['Int']['output'];
  /** How often it had been changed when it stood like this; give it back as baseRevision. */
  revision: Scalars['Int']['output'];
  /** True for an open deal that is longer in its stage than the stage's rotDays. */
  rotten: Scalars['Boolean']['output'];
  /** Where it came from, such as a referral. */
  source: Scalars['String']['output'];
  /** The stage that it is in, or was in when it was closed. */
  stage: Stage;
  /** The stages that it was in while it was open, oldest first, each as often as it came into it. */
  stageHistory: Array<StageVisit>;
  /** When it came into its stage. */
  stageSince: Scalars['Time']['output'];
  /** Open, won or lost. */
  status: DealStatus;
  /** Its tags. */
  tags: Array<Tag>;
  /** The deal's tasks, next due first, 50 at most. */
  tasks: Array<Task>;
  /** What happened to the deal, newest first. */
  timeline: TimelineConnection;
  /** Title. */
  title: Scalars['String']['output'];
  /** When it was last changed. */
  updatedAt: Scalars['Time']['output'];
  /** What it is worth. */
  value: Money;
  /** True when it is worth what its line items come to; false when the value was said. */
  valueIsSum: Scalars['Boolean']['output'];
  /** The value weighed by the probability. */
  weightedValue: Money;
};


/** A sale that may come about. */
export type DealTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A deal that changed. */
export type DealChange = {
  /** The deal as queries show it now; null when it is deleted. */
  deal?: Maybe<Deal>;
  /** The deal's id. */
  id: Scalars['ID']['output'];
  /** The type of the event, such as deal.Moved. */
  kind: Scalars['String']['output'];
  /** Where the event stands in the log; pass it as `after` to go on from here. */
  position: Scalars['Position']['output'];
};

/** A page of deals. */
export type DealConnection = {
  /** The deals of this page. */
  edges: Array<DealEdge>;
  /** Where the page ends. */
  pageInfo: PageInfo;
  /** How many deals match, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A person who has to do with a deal. */
export type DealContact = {
  /** The contact. */
  contact: Contact;
  /** True for the one to talk to; one at most. */
  primary: Scalars['Boolean']['output'];
  /** As what, such as decision maker; empty when that was not said. */
  role: Scalars['String']['output'];
};

/** A person who has to do with a deal. */
export type DealContactInput = {
  /** The contact. */
  contactId: Scalars['ID']['input'];
  /** True for the one to talk to; one at most. */
  primary?: InputMaybe<Scalars['Boolean']['input']>;
  /** As what, such as decision maker. */
  role?: InputMaybe<Scalars['String']['input']>;
};

/** A deal in a list. */
export type DealEdge = {
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** The deal. */
  node: Deal;
};

/** Which deals. All that is given must hold. */
export type DealFilter = {
  /** All of these must hold as well. */
  and?: InputMaybe<Array<DealFilter>>;
  /** True: only what is archived. Left out: only what is not. */
  archived?: InputMaybe<Scalars['Boolean']['input']>;
  /** When it was closed. */
  closedAt?: InputMaybe<TimeFilter>;
  /** The company that would buy. */
  companyFilter?: InputMaybe<IdFilter>;
  /** Only deals of this company. */
  companyId?: InputMaybe<Scalars['ID']['input']>;
  /** The people involved. */
  contactFilter?: InputMaybe<IdFilter>;
  /** Only deals with this contact. */
  contactId?: InputMaybe<Scalars['ID']['input']>;
  /** When it was opened. */
  createdAt?: InputMaybe<TimeFilter>;
  /** Currency of the value. */
  currency?: InputMaybe<TextFilter>;
  /** Values of custom fields. */
  custom?: InputMaybe<Array<CustomFilter>>;
  /** When it is expected to close. */
  expectedClose?: InputMaybe<DateFilter>;
  /** Why it was lost. */
  lostReason?: InputMaybe<TextFilter>;
  /** This must not hold. */
  not?: InputMaybe<DealFilter>;
  /** One of these must hold as well. */
  or?: InputMaybe<Array<DealFilter>>;
  /** The member who works on it. */
  ownerFilter?: InputMaybe<IdFilter>;
  /** Only deals of this owner. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** The pipeline that it goes through. */
  pipelineFilter?: InputMaybe<IdFilter>;
  /** Only deals of this pipeline. */
  pipelineId?: InputMaybe<Scalars['ID']['input']>;
  /** Where it came from. */
  source?: InputMaybe<TextFilter>;
  /** The stage that it is in. */
  stageFilter?: InputMaybe<IdFilter>;
  /** Only deals in this stage. */
  stageId?: InputMaybe<Scalars['ID']['input']>;
  /** When it came into its stage. */
  stageSince?: InputMaybe<TimeFilter>;
  /** Only deals that stand so. */
  status?: InputMaybe<DealStatus>;
  /** One of these. */
  statuses?: InputMaybe<Array<DealStatus>>;
  /** Only deals with this tag. */
  tagId?: InputMaybe<Scalars['ID']['input']>;
  /** Only deals that a member of this team looks after. */
  teamId?: InputMaybe<Scalars['ID']['input']>;
  /** Title. */
  title?: InputMaybe<TextFilter>;
  /** When it was last changed. */
  updatedAt?: InputMaybe<TimeFilter>;
  /** What it is worth. */
  value?: InputMaybe<AmountFilter>;
};

/** A deal as a command left it. */
export type DealPayload = {
  /** The deal. */
  deal: Deal;
  /** The log position that was written. */
  position: Scalars['Position']['output'];
};

/** What became of one deal of a bulk command. */
export type DealResult = {
  /** The deal as the command left it; null when it was refused. */
  deal?: Maybe<Deal>;
  /** Why it was refused; null when it was carried out. */
  error?: Maybe<ItemError>;
  /** Its place in the input, from 0. */
  index: Scalars['Int']['output'];
};

/** The order of deals. */
export type DealSort = {
  /** By a custom field, by key; objects without a value come last. */
  customField?: InputMaybe<Scalars['String']['input']>;
  /** Which way. */
  direction?: InputMaybe<Direction>;
  /** By what; or else customField. */
  field?: InputMaybe<DealSortField>;
};

/** What deals can be sorted by. */
export type DealSortField =
  /** When they were opened. */
  | 'CREATED_AT'
  /** When they are expected to close. */
  | 'EXPECTED_CLOSE'
  /** Title. */
  | 'TITLE'
  /** When they were last changed. */
  | 'UPDATED_AT'
  /** Amount. */
  | 'VALUE';

/** What the deals of one stage are worth together. */
export type DealStageTotals = {
  /** What all are worth in the tenant's currency; see DealTotals. */
  base: Money;
  /** What those in each currency are worth. */
  byCurrency: Array<Money>;
  /** How many deals there are. */
  count: Scalars['Int']['output'];
  /** The pipeline. */
  pipeline: Pipeline;
  /** The stage. */
  stage: Stage;
  /** The same, each deal weighed by its probability. */
  weighted: Money;
};

/** How a deal stands. */
export type DealStatus =
  /** Closed, the customer did not buy. */
  | 'LOST'
  /** Being worked on. */
  | 'OPEN'
  /** Closed, the customer bought. */
  | 'WON';

/** What deals are worth together. */
export type DealTotals = {
  /** What all are worth in the tenant's currency: a closed deal at the rate of the day on which it was closed, an open one at today's. Deals without a rate are left out. Reckoned exactly and rounded once, half a unit up. */
  base: Money;
  /** What those in each currency are worth. */
  byCurrency: Array<Money>;
  /** The same by stage, in the order of the stages. */
  byStage: Array<DealStageTotals>;
  /** How many deals there are. */
  count: Scalars['Int']['output'];
  /** The currencies that lack a rate, at least for one of the days. */
  missingRates: Array<Scalars['String']['output']>;
  /** The same, each deal weighed by its probability. */
  weighted: Money;
};

/** What became of each deal, in the order of the input. One that is refused stops no other. */
export type DealsPayload = {
  /** The last log position that was written; 0 when nothing was. */
  position: Scalars['Position']['output'];
  /** One result for each item. */
  results: Array<DealResult>;
};

/** A new custom field. */
export type DefineCustomFieldInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** What a new object gets when nothing is said of the field. */
  default?: InputMaybe<Scalars['CustomValue']['input']>;
  /** a to z, 0 to 9 and _, beginning with a letter, 63 at most. Left out: made of the label. */
  key?: InputMaybe<Scalars['String']['input']>;
  /** What people read. */
  label: Scalars['String']['input'];
  /** The type of object that gets the field. */
  object: CustomFieldObject;
  /** The options of a field of choices, in order. */
  options?: InputMaybe<Array<CustomFieldOptionInput>>;
  /** Whether every new object must have a value. */
  required?: InputMaybe<Scalars['Boolean']['input']>;
  /** What it holds. */
  type: CustomFieldType;
  /** Whether values are unique; for text, numbers, dates and addresses. It cannot be changed later. */
  unique?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What is deleted. */
export type DeleteInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The id of the object. */
  id: Scalars['ID']['input'];
};

/** What became of each deletion, in the order of the input. */
export type DeleteManyPayload = {
  /** The last log position that was written; 0 when nothing was. */
  position: Scalars['Position']['output'];
  /** One result for each id. */
  results: Array<DeleteResult>;
};

/** What was deleted. */
export type DeletePayload = {
  /** The id of the object that is gone. */
  id: Scalars['ID']['output'];
  /** The log position of the deletion. */
  position: Scalars['Position']['output'];
};

/** What became of the deletion of one object. */
export type DeleteResult = {
  /** Why it was refused; null when it was carried out. */
  error?: Maybe<ItemError>;
  /** The id of the object that is gone; null when it was refused. */
  id?: Maybe<Scalars['ID']['output']>;
  /** Its place in the input, from 0. */
  index: Scalars['Int']['output'];
};

/** A field rep's device, which keeps a snapshot for work without a network. */
export type Device = {
  /** UUID. */
  id: Scalars['ID']['output'];
  /** Whose device it is. */
  member?: Maybe<Member>;
  /** Name, such as Ana's tablet. */
  name: Scalars['String']['output'];
  /** When it was registered. */
  registeredAt: Scalars['Time']['output'];
  /** How often it had been changed when it stood like this. */
  revision: Scalars['Int']['output'];
  /** When it was revoked; null while it is in use. */
  revokedAt?: Maybe<Scalars['Time']['output']>;
};

/** A device as a command left it. */
export type DevicePayload = {
  /** The device. */
  device: Device;
  /** The log position that was written. */
  position: Scalars['Position']['output'];
};

/** The direction of a sort. */
export type Direction =
  /** Smallest, oldest or A first. */
  | 'ASC'
  /** Largest, newest or Z first. */
  | 'DESC';

/** An object that may be another one once more. */
export type Duplicate = {
  /** The object's id. */
  id: Scalars['ID']['output'];
  /** The object itself; null when it went just now. */
  node?: Maybe<SearchNode>;
  /** What the two have in common. */
  reasons: Array<DuplicateReason>;
  /** How sure it is, 0.5 to 1. */
  score: Scalars['Float']['output'];
};

/** Objects that may be one. */
export type DuplicateGroup = {
  /** The objects, oldest first. */
  nodes: Array<SearchNode>;
  /** What some of them have in common. */
  reasons: Array<DuplicateReason>;
  /** How sure it is of the two that are most alike, 0.5 to 1. */
  score: Scalars['Float']['output'];
};

/** A page of groups. It can hold fewer than were asked for although more follow; groups of one page can share an object. */
export type DuplicateGroupConnection = {
  /** The groups of this page. */
  edges: Array<DuplicateGroupEdge>;
  /** Where the page ends. */
  pageInfo: PageInfo;
};

/** A group in a list. */
export type DuplicateGroupEdge = {
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** The group. */
  node: DuplicateGroup;
};

/** What kinds of objects can be there twice. */
export type DuplicateObject =
  /** A company. */
  | 'COMPANY'
  /** A contact. */
  | 'CONTACT';

/** Why two objects may be one. */
export type DuplicateReason =
  /** Their addresses are the same or nearly so. */
  | 'SAME_ADDRESS'
  /** They belong to the same company; counts beside a similar name. */
  | 'SAME_COMPANY'
  /** They have the same domain. */
  | 'SAME_DOMAIN'
  /** They have an e-mail address in common. */
  | 'SAME_EMAIL'
  /** They have a phone number in common. */
  | 'SAME_PHONE'
  /** Their names are the same or nearly so; counts beside something else. */
  | 'SIMILAR_NAME';

/** One of a contact's e-mail addresses. */
export type EmailAddress = {
  /** The address, as entered. */
  address: Scalars['String']['output'];
  /** What it is for, such as work. */
  label: Scalars['String']['output'];
  /** True for the one that email shows. */
  primary: Scalars['Boolean']['output'];
};

/** An e-mail address of a contact. */
export type EmailInput = {
  /** The address. */
  address: Scalars['String']['input'];
  /** What it is for, such as work. */
  label?: InputMaybe<Scalars['String']['input']>;
  /** True for the primary one; without any, the first is. */
  primary?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Whom to erase. */
export type EraseContactInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The contact's id. */
  id: Scalars['ID']['input'];
  /** Why, for the record; it must not name the person. */
  reason: Scalars['String']['input'];
};

/** What a currency is worth. */
export type ExchangeRate = {
  /** The currency, ISO 4217. */
  currency: Scalars['String']['output'];
  /** What one whole unit of it is worth in the team's currency. */
  rate: Scalars['Decimal']['output'];
  /** The day from which it holds. */
  since: Scalars['Date']['output'];
};

/** What a currency is worth. */
export type ExchangeRateInput = {
  /** The currency, ISO 4217. */
  currency: Scalars['String']['input'];
  /** What one whole unit of it is worth in the team's currency: more than 0, with up to 12 decimals. */
  rate: Scalars['Decimal']['input'];
};

/** A field that changed. */
export type FieldChange = {
  /** The field's name. */
  field: Scalars['String']['output'];
  /** What it was; null for none. */
  from?: Maybe<Scalars['Value']['output']>;
  /** What it became; null for none. */
  to?: Maybe<Scalars['Value']['output']>;
};

/** A field that two have changed. */
export type FieldConflict = {
  /** What it was when the sender saw it. */
  base?: Maybe<Scalars['Value']['output']>;
  /** What it is now. */
  current?: Maybe<Scalars['Value']['output']>;
  /** The field's name. */
  field: Scalars['String']['output'];
  /** What the sender wanted. */
  wanted?: Maybe<Scalars['Value']['output']>;
};

/** What is wrong with one input field. */
export type FieldProblem = {
  /** The field's name in the input. */
  field: Scalars['String']['output'];
  /** What is wrong with it. */
  problem: Scalars['String']['output'];
};

/** How far a deal is counted on in a forecast. */
export type ForecastCategory =
  /** It comes if all goes well. */
  | 'BEST_CASE'
  /** Nobody said: the probability of its stage decides, COMMIT from 90 percent on, BEST_CASE from 50, else PIPELINE. */
  | 'BY_STAGE'
  /** It comes. */
  | 'COMMIT'
  /** It is in no forecast. */
  | 'OMITTED'
  /** It may come. */
  | 'PIPELINE';

/** How days are taken together in a forecast. */
export type ForecastPeriodLength =
  /** Months of the calendar. */
  | 'MONTH'
  /** From January, April, July and October on. */
  | 'QUARTER'
  /** From Monday on. */
  | 'WEEK';

/** What open deals will bring. */
export type ForecastReport = {
  /** What the report would have said when periods of the past began. */
  backtest: Array<BacktestRow>;
  /** The currencies that are left out of base amounts, for want of a rate. */
  missingRates: Array<Scalars['String']['output']>;
  /** Deals in the pipeline that were expected to be closed before the first period. */
  overdue: Worth;
  /** The periods, in order. */
  periods: Array<ForecastRow>;
  /** Deals in the pipeline that are expected on no day. */
  undated: Worth;
};

/** The forecast of a period. All but open hold what was won in it already. */
export type ForecastRow = {
  /** Closed, and the open ones of the categories commit and best case. */
  bestCase: Worth;
  /** Won in it already. */
  closed: Worth;
  /** Closed, and the open ones of the category commit. */
  commit: Worth;
  /** Its first day. */
  first: Scalars['Date']['output'];
  /** Closed, and the open ones weighed by what part of such deals were won in the year before. */
  historical: Worth;
  /** In the pipeline and expected in it. */
  open: Worth;
  /** Closed, and the open ones weighed by the probability of their stage. */
  weighted: Worth;
};

/** How far a cohort of deals came. */
export type FunnelReport = {
  /** All deals of the cohort. */
  cohort: Worth;
  /** The currencies that are left out of base amounts, for want of a rate. */
  missingRates: Array<Scalars['String']['output']>;
  /** The stages in order, those in use before those retired. */
  stages: Array<FunnelStage>;
  /** Those that are won. */
  won: Worth;
};

/** A stage of a funnel. Times are in days. */
export type FunnelStage = {
  /** How long a stay took on average; null when none has ended. */
  averageDays?: Maybe<Scalars['Float']['output']>;
  /** The part of those who reached it that reached the next one; of the last one, that was won. Null when none reached it. */
  conversion?: Maybe<Scalars['Float']['output']>;
  /** How many were lost in it. */
  lost: Scalars['Int']['output'];
  /** How long the middle one took. */
  medianDays?: Maybe<Scalars['Float']['output']>;
  /** How many are open in it now. */
  open: Scalars['Int']['output'];
  /** Deals that were in this stage or a later one, or are won. None for a retired stage. */
  reached: Worth;
  /** The stage. */
  stage: Stage;
  /** How many stays in it have ended. */
  stays: Scalars['Int']['output'];
  /** How many deals were in this very stage. */
  visited: Scalars['Int']['output'];
};

/** A page of a history, newest first. */
export type HistoryConnection = {
  /** The events of this page. */
  edges: Array<HistoryEdge>;
  /** Where the page ends. */
  pageInfo: PageInfo;
  /** How many events there are, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** An event in a history. */
export type HistoryEdge = {
  /** Where it stands in the history. */
  cursor: Scalars['String']['output'];
  /** The event. */
  node: HistoryEntry;
};

/** One event of an object's history: which fields it changed, who did it and when. */
export type HistoryEntry = {
  /** The member who did it; null when it was no member, or one who is gone. */
  actor?: Maybe<Member>;
  /** What did it when it was no member, such as import; else empty. */
  actorName: Scalars['String']['output'];
  /** When it happened; for an import or a device, perhaps long before it was recorded. */
  at: Scalars['Time']['output'];
  /** The command that made it, as it was given: of a bulk command, that of the whole call. undo takes it. */
  commandId: Scalars['ID']['output'];
  /** That device. */
  device?: Maybe<Device>;
  /** The id of the device that sent the command; null when it was none. */
  deviceId?: Maybe<Scalars['ID']['output']>;
  /** When the command was given, by the device's own clock. */
  deviceTime?: Maybe<Scalars['Time']['output']>;
  /** True when personal values of this event were erased; they are not among the fields any more. */
  erased: Scalars['Boolean']['output'];
  /** The fields that changed. Parts of an address or of a value are one field, a custom field is customFields.<key>. */
  fields: Array<FieldChange>;
  /** When it was recorded. The …AsOf queries go by this time. */
  recordedAt: Scalars['Time']['output'];
  /** The revision that the object had from then on, from 0; restoreValue and baseRevision take it. */
  revision: Scalars['Int']['output'];
  /** The event's type, such as contact.Updated. */
  type: Scalars['String']['output'];
};

/** Which objects, by id. All that is given must hold. */
export type IdFilter = {
  /** This object. */
  eq?: InputMaybe<Scalars['ID']['input']>;
  /** One of these objects. */
  in?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Only none (true) or only some (false). */
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Why one part of a bulk command was not carried out. */
export type ItemError = {
  /** The code, as extensions.code has it for a command on one object. */
  code: Scalars['String']['output'];
  /** With CONFLICT, the fields that somebody else has changed. */
  conflicts: Array<FieldConflict>;
  /** The input fields that it is about. */
  fields: Array<FieldProblem>;
  /** What is wrong and what to do, for a person. */
  message: Scalars['String']['output'];
};

/** What makes the use lawful: article 6 (1) of the GDPR, (a) to (f). */
export type LawfulBasis =
  /** The person has agreed. */
  | 'CONSENT'
  /** A contract with the person needs it, or steps before one. */
  | 'CONTRACT'
  /** The law asks for it. */
  | 'LEGAL_OBLIGATION'
  /** Interests that outweigh those of the person. */
  | 'LEGITIMATE_INTERESTS'
  /** It is a task in the public interest. */
  | 'PUBLIC_TASK'
  /** Somebody's life depends on it. */
  | 'VITAL_INTERESTS';

/** A part of what is sold. Tax is left out. */
export type LineItem = {
  /** An amount off the line, after the percentage. */
  discount: Money;
  /** Per cent off price times quantity; 0 for none. */
  discountPercent: Scalars['Decimal']['output'];
  /** What the product was called when it was put in, or what was typed in. */
  name: Scalars['String']['output'];
  /** What one costs. */
  price: Money;
  /** The id of the product; null for what is none. */
  productId?: Maybe<Scalars['ID']['output']>;
  /** How many. */
  quantity: Scalars['Decimal']['output'];
  /** Price times quantity less the percentage, rounded to the minor unit (half a unit up), less the discount. */
  total: Money;
};

/** A part of what is sold. */
export type LineItemInput = {
  /** An amount off the line in minor units, after the percentage. */
  discount?: InputMaybe<Scalars['Amount']['input']>;
  /** Per cent off, 0 to 100, with up to 4 decimals. */
  discountPercent?: InputMaybe<Scalars['Decimal']['input']>;
  /** What it is called. Left out: as the product is called now. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What one costs; the same currency in all lines. Left out: what the product costs now, in the tenant's currency if it has a price in that. */
  price?: InputMaybe<MoneyInput>;
  /** The product, if it is one. */
  productId?: InputMaybe<Scalars['ID']['input']>;
  /** How many: more than 0, with up to 6 decimals. */
  quantity: Scalars['Decimal']['input'];
};

/** A word of a list. */
export type ListEntry = {
  /** What objects hold. */
  key: Scalars['String']['output'];
  /** What is shown. */
  label: Scalars['String']['output'];
};

/** A word of a list. */
export type ListEntryInput = {
  /** What objects hold; unique in the list, whatever its case. */
  key: Scalars['String']['input'];
  /** What is shown. */
  label: Scalars['String']['input'];
};

/** A list of words that members choose from. */
export type ListName =
  /** Where deals come from: Deal.source. */
  | 'DEAL_SOURCES'
  /** What companies do: Company.industry. */
  | 'INDUSTRIES'
  /** How the work with a contact stands: Contact.leadStatus. */
  | 'LEAD_STATUSES'
  /** How far a contact has come: Contact.lifecycleStage. */
  | 'LIFECYCLE_STAGES'
  /** Why deals are lost: Deal.lostReason. */
  | 'LOST_REASONS';

/** Which deal is lost, and why. */
export type LoseDealInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The deal's id. */
  id: Scalars['ID']['input'];
  /** Why it was lost: a key or label of the list LOST_REASONS or, unless that list is closed, any words. */
  reason: Scalars['String']['input'];
};

/** Deals that were lost for one reason. */
export type LostReasonRow = {
  /** The key of the reason in the team's list; empty for other words. */
  key: Scalars['String']['output'];
  /** What it is called. */
  label: Scalars['String']['output'];
  /** The deals. */
  lost: Worth;
};

/** Which objects a command that is the same for all of them is for, 1,000 at most. */
export type ManyInput = {
  /** Makes the call idempotent: sent again, it gives the first results. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The ids of the objects. */
  ids: Array<Scalars['ID']['input']>;
};

/** Somebody of the team. */
export type Member = {
  /** False for members who have left: they cannot sign in but still own what they owned. */
  active: Scalars['Boolean']['output'];
  /** E-mail address. */
  email: Scalars['String']['output'];
  /** UUID. */
  id: Scalars['ID']['output'];
  /** Language, with a region or without, such as de-AT; empty when not said. */
  locale: Scalars['String']['output'];
  /** Full name. */
  name: Scalars['String']['output'];
  /** How often it had been changed when it stood like this. */
  revision: Scalars['Int']['output'];
  /** What the member may do. */
  role: Role;
  /** The teams that the member is in, by name, 50 at most. */
  teams: Array<Team>;
  /** Time zone by its name in the IANA database, such as Europe/Berlin; empty when not said. */
  timeZone: Scalars['String']['output'];
};

/** A page of members. */
export type MemberConnection = {
  /** The members of this page. */
  edges: Array<MemberEdge>;
  /** Where the page ends. */
  pageInfo: PageInfo;
  /** How many members there are. */
  totalCount: Scalars['Int']['output'];
};

/** A member in a list. */
export type MemberEdge = {
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** The member. */
  node: Member;
};

/** A member as a command left it. */
export type MemberPayload = {
  /** The member. */
  member: Member;
  /** The log position that was written. */
  position: Scalars['Position']['output'];
};

/** Which contacts are the same person. The fields are values chosen for it; one that is left out stays as the survivor has it, or, where that has none, is taken from the first of the others that has one. Addresses, phones and tags are joined, and the strictest consent holds. */
export type MergeContactsInput = {
  /** Postal address, as a whole. */
  address?: InputMaybe<AddressInput>;
  /** The revision of the survivor that you have seen. What others have changed since stays; what both change is a CONFLICT, with the values of both. */
  baseRevision?: InputMaybe<Scalars['Int']['input']>;
  /** Makes the call idempotent: sent again, it gives the first result. It names the merge, to undo it. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The company that the contact works for. */
  companyId?: InputMaybe<Scalars['ID']['input']>;
  /** Values of custom fields by key; null clears one, and keys that are left out are joined. */
  customFields?: InputMaybe<Scalars['CustomFields']['input']>;
  /** Which of the e-mail addresses is the primary one. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** All e-mail addresses that it is to have. */
  emails?: InputMaybe<Array<EmailInput>>;
  /** Given name. */
  firstName?: InputMaybe<Scalars['String']['input']>;
  /** Job title. */
  jobTitle?: InputMaybe<Scalars['String']['input']>;
  /** Family name. */
  lastName?: InputMaybe<Scalars['String']['input']>;
  /** Where the work on a lead stands. */
  leadStatus?: InputMaybe<Scalars['String']['input']>;
  /** How far the relationship has come. */
  lifecycleStage?: InputMaybe<Scalars['String']['input']>;
  /** The contacts that are merged into it; their ids lead to it from then on. */
  loserIds: Array<Scalars['ID']['input']>;
  /** The member who looks after the contact. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** Which of the phone numbers is the primary one. */
  phone?: InputMaybe<Scalars['String']['input']>;
  /** All phone numbers that it is to have. */
  phones?: InputMaybe<Array<PhoneInput>>;
  /** Where the contact came from. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** The contact that stays. */
  survivorId: Scalars['ID']['input'];
  /** The tags that it has, all of them. */
  tagIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** An amount of money. */
export type Money = {
  /** Minor units (cents). */
  amount: Scalars['Amount']['output'];
  /** ISO 4217 code, such as EUR. */
  currency: Scalars['String']['output'];
};

/** An amount of money. */
export type MoneyInput = {
  /** Minor units (cents); never negative. */
  amount: Scalars['Amount']['input'];
  /** ISO 4217 code, such as EUR. */
  currency: Scalars['String']['input'];
};

/** Where a deal goes. */
export type MoveDealInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The deal's id. */
  id: Scalars['ID']['input'];
  /** The pipeline of that stage, when it is another one than the deal's. */
  pipelineId?: InputMaybe<Scalars['ID']['input']>;
  /** The stage that it goes to. */
  stageId: Scalars['ID']['input'];
};

/** Moved deals, 1,000 at most. */
export type MoveDealsInput = {
  /** Makes the call idempotent: sent again, it gives the first results. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The moves; none has a commandId of its own. */
  items: Array<MoveDealInput>;
};

/** Where the open deals of a stage go that is taken away. */
export type MoveStageDealsInput = {
  /** The id of the stage that is taken away. */
  from: Scalars['ID']['input'];
  /** The id of the stage that they go to, in use and of the same pipeline. */
  to: Scalars['ID']['input'];
};

/** A deal that changed. */
export type MovedDealRow = {
  /** What it is worth; for AMOUNT_UP and AMOUNT_DOWN the difference. */
  amount: Money;
  /** The deal; null when it is deleted. */
  deal?: Maybe<Deal>;
  /** The deal's id. */
  dealId: Scalars['ID']['output'];
  /** When it had been expected to be closed. */
  fromExpected?: Maybe<Scalars['Date']['output']>;
  /** The stage that it was in; null when it was not there. */
  fromStage?: Maybe<Stage>;
  /** How. */
  kind: MovedKind;
  /** When it is expected to be closed. */
  toExpected?: Maybe<Scalars['Date']['output']>;
  /** The stage that it is in. */
  toStage: Stage;
};

/** How a deal changed between two instants. */
export type MovedKind =
  /** It is in a later stage. */
  | 'ADVANCED'
  /** It is worth less. */
  | 'AMOUNT_DOWN'
  /** It is worth more. */
  | 'AMOUNT_UP'
  /** It was archived. */
  | 'ARCHIVED'
  /** It is in an earlier stage. */
  | 'BACK'
  /** It is in another pipeline. */
  | 'CHANGED_PIPELINE'
  /** It was deleted. */
  | 'DELETED'
  /** It was in the pipeline and did not pass the filter. */
  | 'JOINED'
  /** It does not pass the filter any more. */
  | 'LEFT'
  /** It was lost. */
  | 'LOST'
  /** It was not there. */
  | 'NEW'
  /** It is expected sooner. */
  | 'PULLED_IN'
  /** It is expected later. */
  | 'PUSHED_OUT'
  /** It was closed, and is open or closed the other way. */
  | 'REOPENED'
  /** It was deleted or archived. */
  | 'RESTORED'
  /** It was won. */
  | 'WON';

/** What moved. In each currency: opening, and new, reopened, restored, joined and up, less down, won, lost, deleted, archived and left, is closing. */
export type MovedReport = {
  /** In the pipeline when the last day ended. */
  closing: Worth;
  /** The largest deals of each kind. */
  deals: Array<MovedDealRow>;
  /** What changed, by kind. */
  kinds: Array<MovedTotal>;
  /** The currencies that are left out of base amounts, for want of a rate. */
  missingRates: Array<Scalars['String']['output']>;
  /** In the pipeline when the first day began. */
  opening: Worth;
};

/** The deals that changed in one way. */
export type MovedTotal = {
  /** How. */
  kind: MovedKind;
  /** What they are worth; for AMOUNT_UP and AMOUNT_DOWN the difference. */
  worth: Worth;
};

/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type Mutation = {
  /** Takes many companies off the usual lists. */
  archiveCompanies: CompaniesPayload;
  /** Takes a company off the usual lists. It can be found, read and changed as before. */
  archiveCompany: CompanyPayload;
  /** Puts a contact away: lists show it only when asked to. */
  archiveContact: ContactPayload;
  /** Takes many contacts off the usual lists. */
  archiveContacts: ContactsPayload;
  /** Takes a custom field out of use; its values stay. For admins. */
  archiveCustomField: CustomFieldPayload;
  /** Takes a deal out of the usual lists. */
  archiveDeal: DealPayload;
  /** Takes many deals off the usual lists. */
  archiveDeals: DealsPayload;
  /** Takes a pipeline out of use. Refused with CONFLICT while deals are open in it. For admins. */
  archivePipeline: PipelinePayload;
  /** Takes a product off the usual lists. It can be found, read and changed as before. */
  archiveProduct: ProductPayload;
  /** Gives many companies to one member. */
  assignCompanies: CompaniesPayload;
  /** Gives many contacts to one member. */
  assignContacts: ContactsPayload;
  /** Gives many deals to one member. */
  assignDeals: DealsPayload;
  /** Gives many tasks to one member. */
  assignTasks: TasksPayload;
  /** Marks a task as done. One that repeats is due anew. */
  completeTask: TaskPayload;
  /** Marks many tasks as done. */
  completeTasks: TasksPayload;
  /** Makes an API key for a program that reads reports; the answer shows the key, this once. For admins. */
  createApiKey: CreateApiKeyPayload;
  /** Makes many companies in one call. Each is carried out or refused on its own. */
  createCompanies: CompaniesPayload;
  /** Makes a company. */
  createCompany: CompanyPayload;
  /** Makes a contact. Refused with DUPLICATE_EMAIL when another contact has the address. */
  createContact: ContactPayload;
  /** Makes many contacts in one call. Each is carried out or refused on its own. */
  createContacts: ContactsPayload;
  /** Opens a deal. */
  createDeal: DealPayload;
  /** Makes many deals in one call. Each is carried out or refused on its own. */
  createDeals: DealsPayload;
  /** Adds a member to the team, who signs in with e-mail and password. */
  createMember: MemberPayload;
  /** Writes a note. */
  createNote: NotePayload;
  /** Makes a pipeline with its stages in order. */
  createPipeline: PipelinePayload;
  /** Makes a product. Refused with VALIDATION_ERROR when another product has the SKU. */
  createProduct: ProductPayload;
  /** Saves a view of a list. */
  createSavedView: SavedViewPayload;
  /** Makes a tag. Refused with VALIDATION_ERROR when another tag has the name. */
  createTag: TagPayload;
  /** Makes a task. */
  createTask: TaskPayload;
  /** Makes many tasks in one call. Each is carried out or refused on its own. */
  createTasks: TasksPayload;
  /** Makes a team. Refused with VALIDATION_ERROR when another team has the name. For admins. */
  createTeam: TeamPayload;
  /** Adds a custom field to a type of object. For admins. */
  defineCustomField: CustomFieldPayload;
  /** Deletes many companies. */
  deleteCompanies: DeleteManyPayload;
  /** Deletes a company. */
  deleteCompany: DeletePayload;
  /** Deletes a contact. Its history stays in the log; to erase a person use eraseContact. */
  deleteContact: DeletePayload;
  /** Deletes many contacts. */
  deleteContacts: DeleteManyPayload;
  /** Deletes a deal. */
  deleteDeal: DeletePayload;
  /** Deletes many deals. */
  deleteDeals: DeleteManyPayload;
  /** Deletes a note. */
  deleteNote: DeletePayload;
  /** Deletes a pipeline. Refused with CONFLICT while there are deals in it, closed ones too. For admins. */
  deletePipeline: DeletePayload;
  /** Deletes a product. */
  deleteProduct: DeletePayload;
  /** Takes a quota away; setting it again brings it back. For admins. */
  deleteQuota: DeletePayload;
  /** Deletes a saved view. FORBIDDEN to others than the owner and admins. */
  deleteSavedView: DeletePayload;
  /** Deletes a tag: it shows on nothing any more. */
  deleteTag: DeletePayload;
  /** Deletes a task. */
  deleteTask: DeletePayload;
  /** Deletes many tasks. */
  deleteTasks: DeleteManyPayload;
  /** Deletes a team; its members stay. For admins. */
  deleteTeam: DeletePayload;
  /** Destroys the person's key: name, addresses and every text about the person become unreadable, for ever, everywhere. */
  eraseContact: ContactPayload;
  /** Closes a deal as lost, with the reason. */
  loseDeal: DealPayload;
  /** Takes contacts that are the same person into one of them; links and history follow. */
  mergeContacts: ContactPayload;
  /** Moves an open deal to another stage, of its pipeline or of another one. */
  moveDeal: DealPayload;
  /** Moves many open deals to other stages. */
  moveDeals: DealsPayload;
  /** Lets a projection rest, for all teams of the installation. For admins of the team that the installation was made for. */
  pauseProjection: ProjectionPayload;
  /** Registers a field rep's device; a snapshot file is kept for it from then on. */
  registerDevice: DevicePayload;
  /** Opens a closed deal again, in the stage that it was closed in. */
  reopenDeal: DealPayload;
  /** Takes back that a task is done. */
  reopenTask: TaskPayload;
  /** Takes back that many tasks are done. */
  reopenTasks: TasksPayload;
  /** Brings many archived or deleted companies back. */
  restoreCompanies: CompaniesPayload;
  /** Brings an archived or deleted company back. */
  restoreCompany: CompanyPayload;
  /** Brings an archived or deleted contact back. Refused with DUPLICATE_EMAIL when another contact has taken one of its addresses. */
  restoreContact: ContactPayload;
  /** Brings many archived or deleted contacts back. */
  restoreContacts: ContactsPayload;
  /** Brings an archived custom field back. For admins. */
  restoreCustomField: CustomFieldPayload;
  /** Brings an archived or deleted deal back. */
  restoreDeal: DealPayload;
  /** Brings many archived or deleted deals back. */
  restoreDeals: DealsPayload;
  /** Brings a deleted note back. */
  restoreNote: NotePayload;
  /** Brings an archived or deleted pipeline back. For admins. */
  restorePipeline: PipelinePayload;
  /** Brings an archived or deleted product back. */
  restoreProduct: ProductPayload;
  /** Brings a deleted saved view back. */
  restoreSavedView: SavedViewPayload;
  /** Brings a deleted tag back, to everything that had it. */
  restoreTag: TagPayload;
  /** Brings a deleted task back. */
  restoreTask: TaskPayload;
  /** Brings many deleted tasks back. */
  restoreTasks: TasksPayload;
  /** Brings a deleted team back, with the members that it had. For admins. */
  restoreTeam: TeamPayload;
  /** Sets one field back to what it was at a revision. */
  restoreValue: RestoreValuePayload;
  /** Lets a projection go on that rests. For admins of the team that the installation was made for. */
  resumeProjection: ProjectionPayload;
  /** Applies an object's parked events, in order, as far as they go. For admins. */
  retryParked: ParkedPayload;
  /** Ends an API key at once. For admins. */
  revokeApiKey: ApiKeyPayload;
  /** Revokes a device; its snapshot file is removed. */
  revokeDevice: DevicePayload;
  /** Records what the person allows on a channel. */
  setConsent: ContactPayload;
  /** Says what currencies are worth in the team's own, from a day on. For admins. */
  setExchangeRates: TenantPayload;
  /** Sets a list of words to choose from, as a whole. For admins. */
  setList: TenantPayload;
  /** Says what a member, or a team together, is to win in a month or a quarter. For admins. */
  setQuota: QuotaPayload;
  /** Gives up an object's first parked event, which stays in the log and is shown nowhere, and applies those behind it. For admins. */
  skipParked: ParkedPayload;
  /** Undoes a command: new events bring the fields that it changed back to what they were before. For who gave it, and for admins. */
  undo: UndoPayload;
  /** Changes many companies in one call, each in its own way. */
  updateCompanies: CompaniesPayload;
  /** Changes the fields that are given, and no others. */
  updateCompany: CompanyPayload;
  /** Changes the fields that are given, and no others. */
  updateContact: ContactPayload;
  /** Changes many contacts in one call, each in its own way. */
  updateContacts: ContactsPayload;
  /** Changes what is said of a custom field; no value changes. For admins. */
  updateCustomField: CustomFieldPayload;
  /** Changes the fields that are given, and no others. */
  updateDeal: DealPayload;
  /** Changes many deals in one call, each in its own way. */
  updateDeals: DealsPayload;
  /** Sets the time zone and the language of the member who is signed in, whatever the role. */
  updateMe: MemberPayload;
  /** Changes a member. */
  updateMember: MemberPayload;
  /** Changes the fields that are given, and no others: the text, or whether it is pinned. */
  updateNote: NotePayload;
  /** Renames a pipeline or changes its stages. A stage that is left out is retired: no deal can be moved into it, and where the open deals in it go has to be said. */
  updatePipeline: PipelinePayload;
  /** Changes the fields that are given, and no others. */
  updateProduct: ProductPayload;
  /** Changes the fields that are given, and no others. FORBIDDEN to others than the owner and admins. */
  updateSavedView: SavedViewPayload;
  /** Changes the fields that are given, and no others. */
  updateTag: TagPayload;
  /** Changes the fields that are given, and no others. */
  updateTask: TaskPayload;
  /** Changes many tasks in one call, each in its own way. */
  updateTasks: TasksPayload;
  /** Changes the fields that are given, and no others. For admins. */
  updateTeam: TeamPayload;
  /** Changes the team's settings. For admins. */
  updateTenant: TenantPayload;
  /** Closes a deal as won. */
  winDeal: DealPayload;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationArchiveCompaniesArgs = {
  input: ManyInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationArchiveCompanyArgs = {
  input: ArchiveInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationArchiveContactArgs = {
  input: ArchiveInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationArchiveContactsArgs = {
  input: ManyInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationArchiveCustomFieldArgs = {
  input: CustomFieldInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationArchiveDealArgs = {
  input: ArchiveInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationArchiveDealsArgs = {
  input: ManyInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationArchivePipelineArgs = {
  input: ArchiveInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationArchiveProductArgs = {
  input: ArchiveInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationAssignCompaniesArgs = {
  input: AssignInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationAssignContactsArgs = {
  input: AssignInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationAssignDealsArgs = {
  input: AssignInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationAssignTasksArgs = {
  input: AssignInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationCompleteTaskArgs = {
  input: CompleteTaskInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationCompleteTasksArgs = {
  input: ManyInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationCreateApiKeyArgs = {
  input: CreateApiKeyInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationCreateCompaniesArgs = {
  input: CreateCompaniesInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationCreateCompanyArgs = {
  input: CreateCompanyInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationCreateContactArgs = {
  input: CreateContactInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationCreateContactsArgs = {
  input: CreateContactsInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationCreateDealArgs = {
  input: CreateDealInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationCreateDealsArgs = {
  input: CreateDealsInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationCreateMemberArgs = {
  input: CreateMemberInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationCreateNoteArgs = {
  input: CreateNoteInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationCreatePipelineArgs = {
  input: CreatePipelineInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationCreateProductArgs = {
  input: CreateProductInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationCreateSavedViewArgs = {
  input: CreateSavedViewInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationCreateTagArgs = {
  input: CreateTagInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationCreateTaskArgs = {
  input: CreateTaskInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationCreateTasksArgs = {
  input: CreateTasksInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationCreateTeamArgs = {
  input: CreateTeamInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationDefineCustomFieldArgs = {
  input: DefineCustomFieldInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationDeleteCompaniesArgs = {
  input: ManyInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationDeleteCompanyArgs = {
  input: DeleteInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationDeleteContactArgs = {
  input: DeleteInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationDeleteContactsArgs = {
  input: ManyInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationDeleteDealArgs = {
  input: DeleteInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationDeleteDealsArgs = {
  input: ManyInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationDeleteNoteArgs = {
  input: DeleteInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationDeletePipelineArgs = {
  input: DeleteInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationDeleteProductArgs = {
  input: DeleteInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationDeleteQuotaArgs = {
  input: DeleteInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationDeleteSavedViewArgs = {
  input: DeleteInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationDeleteTagArgs = {
  input: DeleteInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationDeleteTaskArgs = {
  input: DeleteInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationDeleteTasksArgs = {
  input: ManyInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationDeleteTeamArgs = {
  input: DeleteInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationEraseContactArgs = {
  input: EraseContactInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationLoseDealArgs = {
  input: LoseDealInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationMergeContactsArgs = {
  input: MergeContactsInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationMoveDealArgs = {
  input: MoveDealInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationMoveDealsArgs = {
  input: MoveDealsInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationPauseProjectionArgs = {
  input: PauseProjectionInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationRegisterDeviceArgs = {
  input: RegisterDeviceInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationReopenDealArgs = {
  input: ReopenDealInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationReopenTaskArgs = {
  input: RestoreInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationReopenTasksArgs = {
  input: ManyInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationRestoreCompaniesArgs = {
  input: ManyInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationRestoreCompanyArgs = {
  input: RestoreInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationRestoreContactArgs = {
  input: RestoreInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationRestoreContactsArgs = {
  input: ManyInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationRestoreCustomFieldArgs = {
  input: CustomFieldInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationRestoreDealArgs = {
  input: RestoreInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationRestoreDealsArgs = {
  input: ManyInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationRestoreNoteArgs = {
  input: RestoreInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationRestorePipelineArgs = {
  input: RestoreInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationRestoreProductArgs = {
  input: RestoreInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationRestoreSavedViewArgs = {
  input: RestoreInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationRestoreTagArgs = {
  input: RestoreInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationRestoreTaskArgs = {
  input: RestoreInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationRestoreTasksArgs = {
  input: ManyInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationRestoreTeamArgs = {
  input: RestoreInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationRestoreValueArgs = {
  input: RestoreValueInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationResumeProjectionArgs = {
  input: ResumeProjectionInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationRetryParkedArgs = {
  input: RetryParkedInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationRevokeApiKeyArgs = {
  input: RevokeApiKeyInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationRevokeDeviceArgs = {
  input: RevokeDeviceInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationSetConsentArgs = {
  input: SetConsentInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationSetExchangeRatesArgs = {
  input: SetExchangeRatesInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationSetListArgs = {
  input: SetListInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationSetQuotaArgs = {
  input: SetQuotaInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationSkipParkedArgs = {
  input: SkipParkedInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationUndoArgs = {
  input: UndoInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationUpdateCompaniesArgs = {
  input: UpdateCompaniesInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationUpdateCompanyArgs = {
  input: UpdateCompanyInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationUpdateContactArgs = {
  input: UpdateContactInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationUpdateContactsArgs = {
  input: UpdateContactsInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationUpdateCustomFieldArgs = {
  input: UpdateCustomFieldInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationUpdateDealArgs = {
  input: UpdateDealInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationUpdateDealsArgs = {
  input: UpdateDealsInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationUpdateMeArgs = {
  input: UpdateMeInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationUpdateMemberArgs = {
  input: UpdateMemberInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationUpdateNoteArgs = {
  input: UpdateNoteInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationUpdatePipelineArgs = {
  input: UpdatePipelineInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationUpdateProductArgs = {
  input: UpdateProductInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationUpdateSavedViewArgs = {
  input: UpdateSavedViewInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationUpdateTagArgs = {
  input: UpdateTagInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationUpdateTaskArgs = {
  input: UpdateTaskInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationUpdateTasksArgs = {
  input: UpdateTasksInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationUpdateTeamArgs = {
  input: UpdateTeamInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationUpdateTenantArgs = {
  input: UpdateTenantInput;
};


/** What can be done. Each takes one input and gives back the object and the log position that it wrote. */
export type MutationWinDealArgs = {
  input: WinDealInput;
};

/** What a member wrote down about a contact, company or deal. */
export type Note = {
  /** Who wrote it; null when it was no member. */
  author?: Maybe<Member>;
  /** The text, in Markdown; empty when the person whom it is about was erased. It mentions a member by @[Name](member:UUID). */
  body: Scalars['String']['output'];
  /** The company that it is about. */
  company?: Maybe<Company>;
  /** The contact that it is about. */
  contact?: Maybe<Contact>;
  /** When the note was made. */
  createdAt: Scalars['Time']['output'];
  /** The deal that it is about. */
  deal?: Maybe<Deal>;
  /** UUID. */
  id: Scalars['ID']['output'];
  /** The members whom the text mentions. */
  mentions: Array<Member>;
  /** True when it stands before the others. */
  pinned: Scalars['Boolean']['output'];
  /** How often it had been changed when it stood like this; give it back as baseRevision. */
  revision: Scalars['Int']['output'];
  /** What happened to the note, newest first. */
  timeline: TimelineConnection;
  /** When it was last changed. */
  updatedAt: Scalars['Time']['output'];
};


/** What a member wrote down about a contact, company or deal. */
export type NoteTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of notes. */
export type NoteConnection = {
  /** The notes of this page. */
  edges: Array<NoteEdge>;
  /** Where the page ends. */
  pageInfo: PageInfo;
  /** How many notes match, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A note in a list. */
export type NoteEdge = {
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** The note. */
  node: Note;
};

/** Which notes. All that is given must hold. */
export type NoteFilter = {
  /** All of these must hold as well. */
  and?: InputMaybe<Array<NoteFilter>>;
  /** The member who wrote it. */
  authorFilter?: InputMaybe<IdFilter>;
  /** Only notes that this member wrote. */
  authorId?: InputMaybe<Scalars['ID']['input']>;
  /** The text. */
  body?: InputMaybe<TextFilter>;
  /** The company that it is about. */
  companyFilter?: InputMaybe<IdFilter>;
  /** Only notes about this company. */
  companyId?: InputMaybe<Scalars['ID']['input']>;
  /** The contact that the note is about; one that was merged stands for all of the person. */
  contactFilter?: InputMaybe<IdFilter>;
  /** Only notes about this contact. */
  contactId?: InputMaybe<Scalars['ID']['input']>;
  /** When the note was made. */
  createdAt?: InputMaybe<TimeFilter>;
  /** The deal that it is about. */
  dealFilter?: InputMaybe<IdFilter>;
  /** Only notes about this deal. */
  dealId?: InputMaybe<Scalars['ID']['input']>;
  /** The members whom it mentions. */
  mentionFilter?: InputMaybe<IdFilter>;
  /** Only notes that mention this member. */
  mentionId?: InputMaybe<Scalars['ID']['input']>;
  /** This must not hold. */
  not?: InputMaybe<NoteFilter>;
  /** One of these must hold as well. */
  or?: InputMaybe<Array<NoteFilter>>;
  /** Only pinned (true) or only other (false) notes. */
  pinned?: InputMaybe<Scalars['Boolean']['input']>;
  /** When it was last changed. */
  updatedAt?: InputMaybe<TimeFilter>;
};

/** A note as a command left it. */
export type NotePayload = {
  /** The note. */
  note: Note;
  /** The log position that was written. */
  position: Scalars['Position']['output'];
};

/** The order of notes. */
export type NoteSort = {
  /** Which way. */
  direction?: InputMaybe<Direction>;
  /** By what. */
  field: NoteSortField;
};

/** What notes can be sorted by. */
export type NoteSortField =
  /** When they were made. */
  | 'CREATED_AT'
  /** When they were last changed. */
  | 'UPDATED_AT';

/** Which whole numbers. All that is given must hold. */
export type NumberFilter = {
  /** This number. */
  eq?: InputMaybe<Scalars['Int']['input']>;
  /** Larger ones. */
  gt?: InputMaybe<Scalars['Int']['input']>;
  /** This one, and larger ones. */
  gte?: InputMaybe<Scalars['Int']['input']>;
  /** One of these numbers. */
  in?: InputMaybe<Array<Scalars['Int']['input']>>;
  /** Smaller ones. */
  lt?: InputMaybe<Scalars['Int']['input']>;
  /** This one, and smaller ones. */
  lte?: InputMaybe<Scalars['Int']['input']>;
};

/** The kinds of objects whose history is shown and can be undone. */
export type ObjectType =
  /** A company. */
  | 'COMPANY'
  /** A contact. */
  | 'CONTACT'
  /** All custom fields of a type of object, by the setId of any of them. Its fields are called fields.<key> and fields.<key>.label, options and so on; fields alone is their order. To undo that a field was defined archives it. */
  | 'CUSTOM_FIELDS'
  /** A deal. */
  | 'DEAL'
  /** A member. To undo that somebody became one makes them inactive; passwords have no history. */
  | 'MEMBER'
  /** A note. */
  | 'NOTE'
  /** A pipeline. */
  | 'PIPELINE'
  /** A product. */
  | 'PRODUCT'
  /** A saved view; only its owner and admins see its history. */
  | 'SAVED_VIEW'
  /** A tag. */
  | 'TAG'
  /** A task. */
  | 'TASK'
  /** A team. */
  | 'TEAM';

/** Where a page of a connection ends and whether more follows. */
export type PageInfo = {
  /** The cursor of the last edge; pass it as `after`. Null on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** True when more nodes follow endCursor. */
  hasNextPage: Scalars['Boolean']['output'];
};

/** An event that a projection could not apply, or one behind it in the same stream. It stays in the log. */
export type ParkedEvent = {
  /** Why it could not be applied. */
  cause: Scalars['String']['output'];
  /** What kind of object the event is about: contact, deal, … */
  object: Scalars['String']['output'];
  /** The object's id. */
  objectId: Scalars['ID']['output'];
  /** Since when it waits. */
  parkedAt: Scalars['Time']['output'];
  /** Its place in the log. */
  position: Scalars['Position']['output'];
  /** The name of the projection. */
  projection: Scalars['String']['output'];
  /** Which event of the object it is, from 0 on. */
  revision: Scalars['Int']['output'];
  /** The event's type, such as contact.Updated. */
  type: Scalars['String']['output'];
};

/** A page of parked events. */
export type ParkedEventConnection = {
  /** The events, in the order of the log. */
  edges: Array<ParkedEventEdge>;
  /** Whether more follow. */
  pageInfo: PageInfo;
};

/** A parked event in a page. */
export type ParkedEventEdge = {
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** The event. */
  node: ParkedEvent;
};

/** What came of applying parked events. */
export type ParkedPayload = {
  /** How many were applied. */
  applied: Scalars['Int']['output'];
  /** False when the process that has to do it has not answered yet: it will. */
  done: Scalars['Boolean']['output'];
  /** Why the next one could not be applied; null when none is left. */
  failure?: Maybe<Scalars['String']['output']>;
};

/** Which projection is to rest. */
export type PauseProjectionInput = {
  /** Its name. */
  name: Scalars['String']['input'];
  /** Why; it is shown with the projection. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** A phone number of a contact. */
export type PhoneInput = {
  /** What it is for, such as mobile. */
  label?: InputMaybe<Scalars['String']['input']>;
  /** The number, in any form. */
  number: Scalars['String']['input'];
  /** True for the primary one; without any, the first is. */
  primary?: InputMaybe<Scalars['Boolean']['input']>;
};

/** One of a contact's phone numbers. */
export type PhoneNumber = {
  /** What it is for, such as mobile. */
  label: Scalars['String']['output'];
  /** E.164 where it could be read as a number, else as entered. */
  number: Scalars['String']['output'];
  /** True for the one that phone shows. */
  primary: Scalars['Boolean']['output'];
  /** As it was entered. */
  raw: Scalars['String']['output'];
};

/** A way that deals go, in stages. */
export type Pipeline = {
  /** True when it is out of use: no deal can be opened in it or moved into it. */
  archived: Scalars['Boolean']['output'];
  /** UUID. */
  id: Scalars['ID']['output'];
  /** Name. */
  name: Scalars['String']['output'];
  /** How often it had been changed when it stood like this. */
  revision: Scalars['Int']['output'];
  /** The stages, in order. */
  stages: Array<Stage>;
};

/** A pipeline as a command left it. */
export type PipelinePayload = {
  /** The pipeline. */
  pipeline: Pipeline;
  /** The log position that was written. */
  position: Scalars['Position']['output'];
};

/** The open deals by stage, and the win rate by owner. */
export type PipelineReport = {
  /** A row for each stage, in order, for each currency in it; a stage without open deals has one row with count 0. */
  stages: Array<StageTotal>;
  /** A row for each owner who closed deals in the period. */
  winRates: Array<WinRate>;
};

/** Something that the team sells. */
export type Product = {
  /** True when it was taken off the usual lists: it is no longer sold. */
  archived: Scalars['Boolean']['output'];
  /** When the product was made. */
  createdAt: Scalars['Time']['output'];
  /** Values of its custom fields by their key. */
  customFields: Scalars['CustomFields']['output'];
  /** What it is. */
  description: Scalars['String']['output'];
  /** UUID. */
  id: Scalars['ID']['output'];
  /** Name. */
  name: Scalars['String']['output'];
  /** What one unit costs, by currency. */
  prices: Array<Money>;
  /** How often it had been changed when it stood like this; give it back as baseRevision. */
  revision: Scalars['Int']['output'];
  /** What it is called in the stock; no two products have the same, whatever the case. Empty for none. */
  sku: Scalars['String']['output'];
  /** Its tags. */
  tags: Array<Tag>;
  /** What happened to the product, newest first. */
  timeline: TimelineConnection;
  /** When it was last changed. */
  updatedAt: Scalars['Time']['output'];
};


/** Something that the team sells. */
export type ProductTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of products. */
export type ProductConnection = {
  /** The products of this page. */
  edges: Array<ProductEdge>;
  /** Where the page ends. */
  pageInfo: PageInfo;
  /** How many products match, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A product in a list. */
export type ProductEdge = {
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** The product. */
  node: Product;
};

/** Which products. All that is given must hold. */
export type ProductFilter = {
  /** All of these must hold as well. */
  and?: InputMaybe<Array<ProductFilter>>;
  /** True: only what is archived. Left out: only what is not. */
  archived?: InputMaybe<Scalars['Boolean']['input']>;
  /** When the product was made. */
  createdAt?: InputMaybe<TimeFilter>;
  /** Values of custom fields. */
  custom?: InputMaybe<Array<CustomFilter>>;
  /** Description. */
  description?: InputMaybe<TextFilter>;
  /** Name. */
  name?: InputMaybe<TextFilter>;
  /** This must not hold. */
  not?: InputMaybe<ProductFilter>;
  /** One of these must hold as well. */
  or?: InputMaybe<Array<ProductFilter>>;
  /** Only the product with this SKU, in any case. */
  sku?: InputMaybe<Scalars['String']['input']>;
  /** SKU. */
  skuFilter?: InputMaybe<TextFilter>;
  /** Their tags. */
  tagFilter?: InputMaybe<IdFilter>;
  /** Only products with this tag. */
  tagId?: InputMaybe<Scalars['ID']['input']>;
  /** When it was last changed. */
  updatedAt?: InputMaybe<TimeFilter>;
};

/** A product as a command left it. */
export type ProductPayload = {
  /** The log position that was written. */
  position: Scalars['Position']['output'];
  /** The product. */
  product: Product;
};

/** The order of products. */
export type ProductSort = {
  /** By a custom field, by key; products without a value come last. */
  customField?: InputMaybe<Scalars['String']['input']>;
  /** Which way. */
  direction?: InputMaybe<Direction>;
  /** By what; or else customField. */
  field?: InputMaybe<ProductSortField>;
};

/** What products can be sorted by. */
export type ProductSortField =
  /** When they were made. */
  | 'CREATED_AT'
  /** Name. */
  | 'NAME'
  /** When they were last changed. */
  | 'UPDATED_AT';

/** A projection makes what queries show from the events of the log. It is the installation's, and works for all teams on it. */
export type Projection = {
  /** How many events of the log it has not applied yet. */
  lagEvents: Scalars['Int']['output'];
  /** False when there are so many that lagEvents is about right only. */
  lagExact: Scalars['Boolean']['output'];
  /** The age in seconds of the oldest event that it has not applied; 0 when there is none. */
  lagSeconds: Scalars['Float']['output'];
  /** How it is called: postgres makes what lists show, reporting what reports show, edge what devices have. */
  name: Scalars['String']['output'];
  /** How many streams of this team wait because an event of theirs could not be applied. */
  parkedStreams: Scalars['Int']['output'];
  /** Why it rests, if that was said. */
  pauseReason?: Maybe<Scalars['String']['output']>;
  /** Since when it rests. Null when it does not. */
  pausedAt?: Maybe<Scalars['Time']['output']>;
  /** The log position up to which it has everything. */
  position: Scalars['Position']['output'];
  /** How many processes share the work. */
  processes: Scalars['Int']['output'];
  /** How many events a second it applies, of late. */
  rate: Scalars['Float']['output'];
  /** What it is doing. */
  status: ProjectionStatus;
};

/** The projection that rests or goes on. */
export type ProjectionPayload = {
  /** The projection. */
  projection: Projection;
};

/** What a projection is doing. */
export type ProjectionStatus =
  /** It is more than a few seconds behind the log. */
  | 'CATCHING_UP'
  /** What it does fails, and it tries again. */
  | 'FAILING'
  /** It applies what is recorded at once. */
  | 'LIVE'
  /** It rests until somebody lets it go on. */
  | 'PAUSED'
  /** No process runs it, or not all of it. */
  | 'STOPPED';

/** What can be read. */
export type Query = {
  /** The API keys of the team, newest first, those too that were revoked. For admins. */
  apiKeys: Array<ApiKey>;
  /** What happened to an object, field by field, newest first, from the log itself. Without object every kind is looked through. After a merge it is the history of the contact that stayed; those that were merged into it have their own under their ids. */
  changes: HistoryConnection;
  /** The companies, a page at a time. */
  companies: CompanyConnection;
  /** One company. Null when there is none with this id. */
  company?: Maybe<Company>;
  /** The company as Daybook showed it at a time, folded from its events: by when they were recorded, not by when they happened. What it refers to is shown as it is now. Null when it was not there at that time. */
  companyAsOf?: Maybe<Company>;
  /** One contact. Null when there is none with this id. */
  contact?: Maybe<Contact>;
  /** The contact as Daybook showed it at a time, folded from its events: by when they were recorded, not by when they happened. What it refers to is shown as it is now. Null when it was not there at that time. */
  contactAsOf?: Maybe<Contact>;
  /** The contacts, a page at a time. */
  contacts: ContactConnection;
  /** The custom fields of a type of object, in order; archived ones only when asked for. */
  customFields: Array<CustomField>;
  /** One deal. Null when there is none with this id. */
  deal?: Maybe<Deal>;
  /** The deal as Daybook showed it at a time, folded from its events: by when they were recorded, not by when they happened. What it refers to is shown as it is now. Null when it was not there at that time. */
  dealAsOf?: Maybe<Deal>;
  /** What deals are worth together, in each currency and in the tenant's own, over all pages. */
  dealTotals: DealTotals;
  /** The deals, a page at a time. */
  deals: DealConnection;
  /** The registered devices. */
  devices: Array<Device>;
  /** What may be there twice among all objects of a kind. */
  duplicateGroups: DuplicateGroupConnection;
  /** What may be an object once more, the likeliest first. */
  duplicates: Array<Duplicate>;
  /** The member who is signed in. */
  me: Member;
  /** One member of the team. Null when there is none with this id. */
  member?: Maybe<Member>;
  /** The members of the team, by name. */
  members: MemberConnection;
  /** One note. Null when there is none with this id. */
  note?: Maybe<Note>;
  /** The notes, a page at a time, the newest first unless another order is asked for. */
  notes: NoteConnection;
  /** The events of this team that wait because they, or one before them, could not be applied; of all projections unless one is named. For admins. */
  parkedEvents: ParkedEventConnection;
  /** One pipeline. Null when there is none with this id. */
  pipeline?: Maybe<Pipeline>;
  /** Open deals by stage, and the win rate by owner, read from the reporting store. */
  pipelineReport: PipelineReport;
  /** All pipelines in use, by name; or all that are archived. */
  pipelines: Array<Pipeline>;
  /** One product. Null when there is none with this id. */
  product?: Maybe<Product>;
  /** The products, a page at a time. */
  products: ProductConnection;
  /** The projections of this installation, by name. For admins. */
  projections: Array<Projection>;
  /** The quotas, the newest period first; period is the first day of theirs. */
  quotas: QuotaConnection;
  /** The reports. */
  reports: Reports;
  /** One saved view. Null when there is none with this id that the caller may see. */
  savedView?: Maybe<SavedView>;
  /** The saved views that the caller may see, by name: what is shared, and the caller's own. */
  savedViews: SavedViewConnection;
  /** Objects of all kinds that hold each word of the query, or look like it, best first. Case and accents do not matter, the beginning of a word is enough, and a typo is forgiven. */
  search: SearchConnection;
  /** One tag. Null when there is none with this id. */
  tag?: Maybe<Tag>;
  /** The tags, by name. */
  tags: TagConnection;
  /** One task. Null when there is none with this id. */
  task?: Maybe<Task>;
  /** The task as Daybook showed it at a time, folded from its events: by when they were recorded, not by when they happened. What it refers to is shown as it is now. Null when it was not there at that time. */
  taskAsOf?: Maybe<Task>;
  /** The tasks, a page at a time. */
  tasks: TaskConnection;
  /** One team. Null when there is none with this id. */
  team?: Maybe<Team>;
  /** The teams, by name. */
  teams: TeamConnection;
  /** The team's settings. */
  tenant: Tenant;
  /** What happened to one contact, company, deal or task, newest first; with kinds only these events: types such as deal.Won, or all of an object, such as deal. */
  timeline: TimelineConnection;
};


/** What can be read. */
export type QueryChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
  object?: InputMaybe<ObjectType>;
};


/** What can be read. */
export type QueryCompaniesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CompanyFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  sort?: InputMaybe<CompanySort>;
};


/** What can be read. */
export type QueryCompanyArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryCompanyAsOfArgs = {
  at: Scalars['Time']['input'];
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryContactArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryContactAsOfArgs = {
  at: Scalars['Time']['input'];
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryContactsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ContactFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  sort?: InputMaybe<ContactSort>;
};


/** What can be read. */
export type QueryCustomFieldsArgs = {
  archived?: InputMaybe<Scalars['Boolean']['input']>;
  object: CustomFieldObject;
};


/** What can be read. */
export type QueryDealArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryDealAsOfArgs = {
  at: Scalars['Time']['input'];
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryDealTotalsArgs = {
  filter?: InputMaybe<DealFilter>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryDealsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DealFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  sort?: InputMaybe<DealSort>;
};


/** What can be read. */
export type QueryDuplicateGroupsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  object: DuplicateObject;
};


/** What can be read. */
export type QueryDuplicatesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
  object: DuplicateObject;
};


/** What can be read. */
export type QueryMemberArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryNoteArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryNotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<NoteFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  sort?: InputMaybe<NoteSort>;
};


/** What can be read. */
export type QueryParkedEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  projection?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryPipelineArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryPipelineReportArgs = {
  from?: InputMaybe<Scalars['Date']['input']>;
  pipelineId: Scalars['ID']['input'];
  to?: InputMaybe<Scalars['Date']['input']>;
};


/** What can be read. */
export type QueryPipelinesArgs = {
  archived?: InputMaybe<Scalars['Boolean']['input']>;
};


/** What can be read. */
export type QueryProductArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProductFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  sort?: InputMaybe<ProductSort>;
};


/** What can be read. */
export type QueryQuotasArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  memberId?: InputMaybe<Scalars['ID']['input']>;
  period?: InputMaybe<Scalars['Date']['input']>;
  teamId?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. */
export type QuerySavedViewArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QuerySavedViewsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  object?: InputMaybe<SavedViewObject>;
};


/** What can be read. */
export type QuerySearchArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  objects?: InputMaybe<Array<SearchObject>>;
  query: Scalars['String']['input'];
};


/** What can be read. */
export type QueryTagArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryTagsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryTaskArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryTaskAsOfArgs = {
  at: Scalars['Time']['input'];
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryTasksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TaskFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  sort?: InputMaybe<TaskSort>;
};


/** What can be read. */
export type QueryTeamArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryTeamsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<Array<Scalars['String']['input']>>;
  subject: Scalars['ID']['input'];
};

/** What a member, or a team together, is to win in a month or a quarter. */
export type Quota = {
  /** When it was first set. */
  createdAt: Scalars['Time']['output'];
  /** How many deals are to be won; null for an amount. */
  deals?: Maybe<Scalars['Int']['output']>;
  /** UUID; the same for the same target, period and measure. */
  id: Scalars['ID']['output'];
  /** What is counted. */
  measure: QuotaMeasure;
  /** Whose it is; null for a team's. */
  member?: Maybe<Member>;
  /** How many months the period has: 1 or 3. */
  months: Scalars['Int']['output'];
  /** The first day of its period. */
  period?: Maybe<Scalars['Date']['output']>;
  /** Whose it is together; null for a member's. */
  team?: Maybe<Team>;
  /** When it was last set. */
  updatedAt: Scalars['Time']['output'];
  /** What is to be won; null for a number of deals. */
  value?: Maybe<Money>;
};

/** A page of quotas. */
export type QuotaConnection = {
  /** The quotas of this page. */
  edges: Array<QuotaEdge>;
  /** Where the page ends. */
  pageInfo: PageInfo;
  /** How many quotas match, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A quota in a list. */
export type QuotaEdge = {
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** The quota. */
  node: Quota;
};

/** What is counted for a quota. */
export type QuotaMeasure =
  /** The worth of won deals. */
  | 'AMOUNT'
  /** How many deals were won. */
  | 'DEALS';

/** A quota as a command left it. */
export type QuotaPayload = {
  /** The log position that was written. */
  position: Scalars['Position']['output'];
  /** The quota. */
  quota: Quota;
};

/** How far quotas are. */
export type QuotaReport = {
  /** The currencies that are left out of base amounts, for want of a rate. */
  missingRates: Array<Scalars['String']['output']>;
  /** A row for each quota, by its first day. */
  rows: Array<QuotaRow>;
};

/** How far a member or a team is with a quota. */
export type QuotaRow = {
  /** Won by target; null without a target. */
  attainment?: Maybe<Scalars['Float']['output']>;
  /** The first day. */
  first: Scalars['Date']['output'];
  /** The last day. */
  last: Scalars['Date']['output'];
  /** What it counts. */
  measure: QuotaMeasure;
  /** The member; null for a team's quota. */
  member?: Maybe<Member>;
  /** In the pipeline and expected in its days. */
  open: Worth;
  /** The quota's id. */
  quotaId: Scalars['ID']['output'];
  /** What is to be won; null when deals are counted. */
  target?: Maybe<Money>;
  /** The same in the team's currency. */
  targetBase?: Maybe<Money>;
  /** How many deals are to be won; null when amounts are counted. */
  targetDeals?: Maybe<Scalars['Int']['output']>;
  /** The team; null for a member's quota. */
  team?: Maybe<Team>;
  /** The open ones weighed by the probability of their stage. */
  weighted: Worth;
  /** Won in its days. */
  won: Worth;
};

/** A new device of the caller. */
export type RegisterDeviceInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** Name, such as Ana's tablet. */
  name: Scalars['String']['input'];
};

/** Which deal is opened again. */
export type ReopenDealInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The deal's id. */
  id: Scalars['ID']['input'];
};

/** How a task comes again: done, it is due anew, and stays the same task. */
export type Repeat = {
  /** The day that months and years keep to (the last one where a month is shorter); null for that of the due day. */
  dayOfMonth?: Maybe<Scalars['Int']['output']>;
  /** The unit. */
  every: RepeatUnit;
  /** How many units lie between one time and the next. */
  interval: Scalars['Int']['output'];
  /** The last day that the task may be due; null for no end. */
  until?: Maybe<Scalars['Date']['output']>;
};

/** How a task comes again. */
export type RepeatInput = {
  /** The day that months and years keep to. Left out: that of the due day. */
  dayOfMonth?: InputMaybe<Scalars['Int']['input']>;
  /** The unit. */
  every: RepeatUnit;
  /** How many units lie between one time and the next, 1,000 at most. */
  interval?: InputMaybe<Scalars['Int']['input']>;
  /** The last day that the task may be due. Left out: no end. */
  until?: InputMaybe<Scalars['Date']['input']>;
};

/** The unit in which a task comes again. */
export type RepeatUnit =
  /** Days. */
  | 'DAY'
  /** Months. */
  | 'MONTH'
  /** Weeks. */
  | 'WEEK'
  /** Years. */
  | 'YEAR';

/** A custom field that holds one of some values. */
export type ReportCustomFilter = {
  /** The key of the field's definition. */
  key: Scalars['String']['input'];
  /** Keys of options; true or false for a boolean field. */
  values: Array<Scalars['String']['input']>;
};

/** Which deals count in a report: those that fulfil all that is said. docs/reports.md says of which moment. */
export type ReportFilter = {
  /** Custom fields of the types select, multi-select and boolean. */
  custom?: InputMaybe<Array<ReportCustomFilter>>;
  /** The owner is one of these members; an empty text is nobody. */
  owners?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The deal is in one of these pipelines. */
  pipelines?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The owner is now in one of these teams. */
  teams?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** How days are taken together. */
export type ReportPeriod =
  /** Not at all. */
  | 'ALWAYS'
  /** Months of the calendar. */
  | 'MONTH'
  /** From January, April, July and October on. */
  | 'QUARTER'
  /** From Monday on. */
  | 'WEEK'
  /** Years of the calendar. */
  | 'YEAR';

/** The reports. Days are those of the team's time zone; docs/reports.md says exactly what each figure is. Periods include both their days; an end left out is open unless the report says otherwise. */
export type Reports = {
  /** What each member did, those who did most first. */
  activity: ActivityReport;
  /** What became of contacts, by the month in which they were made and where they came from. Without a period: the last twelve months. */
  cohorts: CohortReport;
  /** What the open deals will bring. Without a period: this one and the two after it. A backtest says what it would have said of periods of the past, 36 at most. */
  forecast: ForecastReport;
  /** How far the deals that were created in a period came in a pipeline, and how long they stayed in its stages. */
  funnel: FunnelReport;
  /** What became of the pipeline between two days, and which deals did: of each kind the largest, first of them, 500 at most. */
  moved: MovedReport;
  /** Deals in the pipeline by stage and owner, now or at the end of a day. */
  pipeline: StageReport;
  /** How far members and teams are with their quotas. Without a period: those of today. */
  quotas: QuotaReport;
  /** New, won, lost and slipped deals week by week. Without a period: the last twelve weeks. */
  weekly: WeeklyReport;
  /** How the deals that were closed in a period ended, how long it took to win them, and why they were lost. */
  winRates: WinRateReport;
};


/** The reports. Days are those of the team's time zone; docs/reports.md says exactly what each figure is. Periods include both their days; an end left out is open unless the report says otherwise. */
export type ReportsActivityArgs = {
  filter?: InputMaybe<ReportFilter>;
  from?: InputMaybe<Scalars['Date']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
};


/** The reports. Days are those of the team's time zone; docs/reports.md says exactly what each figure is. Periods include both their days; an end left out is open unless the report says otherwise. */
export type ReportsCohortsArgs = {
  filter?: InputMaybe<ReportFilter>;
  from?: InputMaybe<Scalars['Date']['input']>;
  months?: InputMaybe<Scalars['Int']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
};


/** The reports. Days are those of the team's time zone; docs/reports.md says exactly what each figure is. Periods include both their days; an end left out is open unless the report says otherwise. */
export type ReportsForecastArgs = {
  backtest?: InputMaybe<Scalars['Int']['input']>;
  every?: InputMaybe<ForecastPeriodLength>;
  filter?: InputMaybe<ReportFilter>;
  from?: InputMaybe<Scalars['Date']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
};


/** The reports. Days are those of the team's time zone; docs/reports.md says exactly what each figure is. Periods include both their days; an end left out is open unless the report says otherwise. */
export type ReportsFunnelArgs = {
  filter?: InputMaybe<ReportFilter>;
  from?: InputMaybe<Scalars['Date']['input']>;
  pipelineId: Scalars['ID']['input'];
  to?: InputMaybe<Scalars['Date']['input']>;
};


/** The reports. Days are those of the team's time zone; docs/reports.md says exactly what each figure is. Periods include both their days; an end left out is open unless the report says otherwise. */
export type ReportsMovedArgs = {
  filter?: InputMaybe<ReportFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from: Scalars['Date']['input'];
  to?: InputMaybe<Scalars['Date']['input']>;
};


/** The reports. Days are those of the team's time zone; docs/reports.md says exactly what each figure is. Periods include both their days; an end left out is open unless the report says otherwise. */
export type ReportsPipelineArgs = {
  filter?: InputMaybe<ReportFilter>;
  on?: InputMaybe<Scalars['Date']['input']>;
};


/** The reports. Days are those of the team's time zone; docs/reports.md says exactly what each figure is. Periods include both their days; an end left out is open unless the report says otherwise. */
export type ReportsQuotasArgs = {
  filter?: InputMaybe<ReportFilter>;
  from?: InputMaybe<Scalars['Date']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
};


/** The reports. Days are those of the team's time zone; docs/reports.md says exactly what each figure is. Periods include both their days; an end left out is open unless the report says otherwise. */
export type ReportsWeeklyArgs = {
  filter?: InputMaybe<ReportFilter>;
  from?: InputMaybe<Scalars['Date']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
};


/** The reports. Days are those of the team's time zone; docs/reports.md says exactly what each figure is. Periods include both their days; an end left out is open unless the report says otherwise. */
export type ReportsWinRatesArgs = {
  by?: InputMaybe<WinRateBy>;
  every?: InputMaybe<ReportPeriod>;
  filter?: InputMaybe<ReportFilter>;
  from?: InputMaybe<Scalars['Date']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** What is brought back. */
export type RestoreInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The id of the object. */
  id: Scalars['ID']['input'];
};

/** Which value to restore. */
export type RestoreValueInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The field's name, as changes has it. */
  field: Scalars['String']['input'];
  /** Its id. */
  id: Scalars['ID']['input'];
  /** What kind of object it is. */
  object: ObjectType;
  /** The revision at which the field had the value that is wanted. */
  revision: Scalars['Int']['input'];
};

/** The object whose value was restored; those of other kinds are null. */
export type RestoreValuePayload = {
  /** The company. */
  company?: Maybe<Company>;
  /** The contact. */
  contact?: Maybe<Contact>;
  /** The custom fields of the type of object, archived ones too. */
  customFields?: Maybe<Array<CustomField>>;
  /** The deal. */
  deal?: Maybe<Deal>;
  /** The member. */
  member?: Maybe<Member>;
  /** The note. */
  note?: Maybe<Note>;
  /** The pipeline. */
  pipeline?: Maybe<Pipeline>;
  /** The log position that was written. */
  position: Scalars['Position']['output'];
  /** The product. */
  product?: Maybe<Product>;
  /** The saved view. */
  savedView?: Maybe<SavedView>;
  /** The tag. */
  tag?: Maybe<Tag>;
  /** The task. */
  task?: Maybe<Task>;
  /** The team. */
  team?: Maybe<Team>;
};

/** Which projection is to go on. */
export type ResumeProjectionInput = {
  /** Its name. */
  name: Scalars['String']['input'];
};

/** The object whose parked events are to be applied. */
export type RetryParkedInput = {
  /** What kind of object it is, as a ParkedEvent says. */
  object: Scalars['String']['input'];
  /** The object's id. */
  objectId: Scalars['ID']['input'];
  /** The name of the projection. */
  projection: Scalars['String']['input'];
};

/** Revokes an API key. */
export type RevokeApiKeyInput = {
  /** The id of the key. */
  id: Scalars['ID']['input'];
};

/** Which device goes. */
export type RevokeDeviceInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The device's id. */
  id: Scalars['ID']['input'];
};

/** What a member may do. */
export type Role =
  /** Everything, members and devices too. */
  | 'ADMIN'
  /** All daily work. */
  | 'REP'
  /** Only reading. */
  | 'VIEWER';

/** A filter of a list that a member keeps. A private one is seen by its owner alone. */
export type SavedView = {
  /** Which columns the list shows, in order; empty for the usual ones. */
  columns: Array<Scalars['String']['output']>;
  /** When the view was made. */
  createdAt: Scalars['Time']['output'];
  /** What the list's argument filter takes; null for none. */
  filter?: Maybe<Scalars['JSONObject']['output']>;
  /** UUID. */
  id: Scalars['ID']['output'];
  /** Name. */
  name: Scalars['String']['output'];
  /** What kind of objects it lists. */
  object: SavedViewObject;
  /** Whose it is; only the owner or an admin can change it. */
  owner?: Maybe<Member>;
  /** How often it had been changed when it stood like this; give it back as baseRevision. */
  revision: Scalars['Int']['output'];
  /** True when everybody sees it. */
  shared: Scalars['Boolean']['output'];
  /** What the list's argument sort takes; null for none. */
  sort?: Maybe<Scalars['JSONObject']['output']>;
  /** When it was last changed. */
  updatedAt: Scalars['Time']['output'];
};

/** A page of views. */
export type SavedViewConnection = {
  /** The views of this page. */
  edges: Array<SavedViewEdge>;
  /** Where the page ends. */
  pageInfo: PageInfo;
  /** How many views match, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A view in a list. */
export type SavedViewEdge = {
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** The view. */
  node: SavedView;
};

/** What kind of objects a saved view lists. */
export type SavedViewObject =
  /** Companies. */
  | 'COMPANY'
  /** Contacts. */
  | 'CONTACT'
  /** Deals. */
  | 'DEAL'
  /** Tasks. */
  | 'TASK';

/** A view as a command left it. */
export type SavedViewPayload = {
  /** The log position that was written. */
  position: Scalars['Position']['output'];
  /** The view. */
  savedView: SavedView;
};

/** A page of hits, best first. */
export type SearchConnection = {
  /** The hits of this page. */
  edges: Array<SearchEdge>;
  /** Where the page ends. */
  pageInfo: PageInfo;
};

/** A hit in a list. */
export type SearchEdge = {
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** The hit. */
  node: SearchHit;
};

/** Something that the search found. */
export type SearchHit = {
  /** The object's id. */
  id: Scalars['ID']['output'];
  /** The object itself; null when it went just now. */
  node?: Maybe<SearchNode>;
  /** What kind of object it is. */
  object: SearchObject;
  /** How well it fits: 1 for exactly that name, above 0.8 where the name begins so, above 0.6 where words begin so, up to 0.6 for look-alikes. */
  score: Scalars['Float']['output'];
  /** A second line to tell it from others: e-mail address or job title, domain, status, kind of task, day of the note, SKU. */
  subtitle: Scalars['String']['output'];
  /** What it is called; of a note, how it begins. */
  title: Scalars['String']['output'];
};

/** Any of the objects that the search finds. */
export type SearchNode = Company | Contact | Deal | Note | Product | Task;

/** What kinds of objects the search finds. */
export type SearchObject =
  /** A company, by name, domain or phone number. */
  | 'COMPANY'
  /** A contact, by name, e-mail address or phone number. */
  | 'CONTACT'
  /** A deal, by title. */
  | 'DEAL'
  /** A note, by its words. */
  | 'NOTE'
  /** A product, by name or SKU. */
  | 'PRODUCT'
  /** A task, by title. */
  | 'TASK';

/** What a person allows on a channel. */
export type SetConsentInput = {
  /** What makes it lawful; needed when it is granted. */
  basis?: InputMaybe<LawfulBasis>;
  /** The channel. */
  channel: ConsentChannel;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** Since when it is so. Left out: today. */
  date?: InputMaybe<Scalars['Date']['input']>;
  /** The contact's id. */
  id: Scalars['ID']['input'];
  /** More about it. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Where it was given, such as a form or a fair. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** Whether it may be used. UNKNOWN takes back what was recorded by mistake. */
  status: ConsentStatus;
};

/** What currencies are worth from a day on. */
export type SetExchangeRatesInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The day from which the rates hold, until the next. */
  date: Scalars['Date']['input'];
  /** The rates; a currency that is left out keeps the rate that it had. */
  rates: Array<ExchangeRateInput>;
};

/** A list as a whole. */
export type SetListInput = {
  /** True: no other words are taken. What objects hold already stays. */
  closed?: InputMaybe<Scalars['Boolean']['input']>;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The words, in order. */
  entries: Array<ListEntryInput>;
  /** Which list it is. */
  name: ListName;
};

/** What is to be won. It takes the place of the quota that the same member or team has for the same period and measure. */
export type SetQuotaInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** How many deals are to be won. */
  deals?: InputMaybe<Scalars['Int']['input']>;
  /** Whose it is. Say either this or teamId. */
  memberId?: InputMaybe<Scalars['ID']['input']>;
  /** How many months: 1 or 3. */
  months?: InputMaybe<Scalars['Int']['input']>;
  /** The first day of a month, or of a quarter. */
  period: Scalars['Date']['input'];
  /** Whose it is together. */
  teamId?: InputMaybe<Scalars['ID']['input']>;
  /** What is to be won. Say either this or deals. */
  value?: InputMaybe<MoneyInput>;
};

/** The object whose first parked event is given up. */
export type SkipParkedInput = {
  /** What kind of object it is, as a ParkedEvent says. */
  object: Scalars['String']['input'];
  /** The object's id. */
  objectId: Scalars['ID']['input'];
  /** The name of the projection. */
  projection: Scalars['String']['input'];
  /** Why; it is kept with the event. */
  reason: Scalars['String']['input'];
};

/** A step of a pipeline. */
export type Stage = {
  /** UUID. */
  id: Scalars['ID']['output'];
  /** The id of the stage to which the open deals of a retired one were moved; null when they stay. */
  movedTo?: Maybe<Scalars['ID']['output']>;
  /** Name. */
  name: Scalars['String']['output'];
  /** How likely a deal in this stage is to be won, in percent. */
  probability: Scalars['Int']['output'];
  /** True for a stage that was taken away: it shows only where deals are still in it. */
  retired: Scalars['Boolean']['output'];
  /** After how many days in it an open deal is rotten; 0 for never. */
  rotDays: Scalars['Int']['output'];
};

/** A stage of a pipeline to be. */
export type StageInput = {
  /** The id of a stage that exists; left out for a new one. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Name. */
  name: Scalars['String']['input'];
  /** How likely a deal in this stage is to be won, in percent, 0 to 100. */
  probability: Scalars['Int']['input'];
  /** After how many days in it an open deal is rotten, up to 3650; 0 for never. */
  rotDays?: InputMaybe<Scalars['Int']['input']>;
};

/** What an owner has in a stage. */
export type StageOwnerRow = {
  /** The owner; null for deals without one. */
  owner?: Maybe<Member>;
  /** The pipeline. */
  pipeline: Pipeline;
  /** The stage. */
  stage: Stage;
  /** What they are worth, weighed by the probability of the stage. */
  weighted: Worth;
  /** What the deals are worth. */
  worth: Worth;
};

/** Deals in the pipeline by stage and owner. */
export type StageReport = {
  /** The currencies that are left out of base amounts, for want of a rate. */
  missingRates: Array<Scalars['String']['output']>;
  /** A row for each stage and owner who have any, in the order of the stages. */
  rows: Array<StageOwnerRow>;
  /** All of them. */
  total: Worth;
  /** All of them, each weighed by the probability of its stage. */
  weighted: Worth;
};

/** The open deals of one stage in one currency. */
export type StageTotal = {
  /** How many open deals are in it. */
  count: Scalars['Int']['output'];
  /** The stage. */
  stage: Stage;
  /** What they are worth together. */
  value: Money;
  /** What they are worth together, each weighed by the stage's probability. */
  weighted: Money;
};

/** A time that a deal spent in a stage. */
export type StageVisit = {
  /** When it came into the stage, or was opened again in it. */
  enteredAt: Scalars['Time']['output'];
  /** When it left it or was closed; null while it is in it. */
  leftAt?: Maybe<Scalars['Time']['output']>;
  /** The pipeline. */
  pipeline: Pipeline;
  /** How long it was in it, or has been so far, in seconds. */
  seconds: Scalars['Int']['output'];
  /** The stage. */
  stage: Stage;
};

/** What can be followed over WebSocket (graphql-transport-ws). A change is told when queries show it. `after` is the position last seen: what was committed since comes first, so that nothing is missed over a reconnect. Left out, it begins now; the connection_ack says in `position` which that is. */
export type Subscription = {
  /** Companies that change; with an id, only that one. */
  companyChanged: CompanyChange;
  /** Contacts that change; with an id, only that one. */
  contactChanged: ContactChange;
  /** Deals that change; with an id only that one, with a pipeline only those in it. */
  dealChanged: DealChange;
  /** Tasks that change; with an id only that one, with an assignee only those that are, or were until then, that member's. */
  taskChanged: TaskChange;
  /** What happens to one contact, company, deal or task, as it would be read on its timeline. */
  timeline: TimelineChange;
};


/** What can be followed over WebSocket (graphql-transport-ws). A change is told when queries show it. `after` is the position last seen: what was committed since comes first, so that nothing is missed over a reconnect. Left out, it begins now; the connection_ack says in `position` which that is. */
export type SubscriptionCompanyChangedArgs = {
  after?: InputMaybe<Scalars['Position']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be followed over WebSocket (graphql-transport-ws). A change is told when queries show it. `after` is the position last seen: what was committed since comes first, so that nothing is missed over a reconnect. Left out, it begins now; the connection_ack says in `position` which that is. */
export type SubscriptionContactChangedArgs = {
  after?: InputMaybe<Scalars['Position']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be followed over WebSocket (graphql-transport-ws). A change is told when queries show it. `after` is the position last seen: what was committed since comes first, so that nothing is missed over a reconnect. Left out, it begins now; the connection_ack says in `position` which that is. */
export type SubscriptionDealChangedArgs = {
  after?: InputMaybe<Scalars['Position']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
  pipelineId?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be followed over WebSocket (graphql-transport-ws). A change is told when queries show it. `after` is the position last seen: what was committed since comes first, so that nothing is missed over a reconnect. Left out, it begins now; the connection_ack says in `position` which that is. */
export type SubscriptionTaskChangedArgs = {
  after?: InputMaybe<Scalars['Position']['input']>;
  assigneeId?: InputMaybe<Scalars['ID']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be followed over WebSocket (graphql-transport-ws). A change is told when queries show it. `after` is the position last seen: what was committed since comes first, so that nothing is missed over a reconnect. Left out, it begins now; the connection_ack says in `position` which that is. */
export type SubscriptionTimelineArgs = {
  after?: InputMaybe<Scalars['Position']['input']>;
  subject: Scalars['ID']['input'];
};

/** A word that the team sorts contacts, companies and deals by. */
export type Tag = {
  /** Color, as #rrggbb in lower case; empty for none. */
  color: Scalars['String']['output'];
  /** When the tag was made. */
  createdAt: Scalars['Time']['output'];
  /** UUID. */
  id: Scalars['ID']['output'];
  /** Name; no two tags have the same, whatever the case. */
  name: Scalars['String']['output'];
  /** How often it had been changed when it stood like this; give it back as baseRevision. */
  revision: Scalars['Int']['output'];
  /** When it was last changed. */
  updatedAt: Scalars['Time']['output'];
};

/** A page of tags. */
export type TagConnection = {
  /** The tags of this page. */
  edges: Array<TagEdge>;
  /** Where the page ends. */
  pageInfo: PageInfo;
  /** How many tags match, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A tag in a list. */
export type TagEdge = {
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** The tag. */
  node: Tag;
};

/** A tag as a command left it. */
export type TagPayload = {
  /** The log position that was written. */
  position: Scalars['Position']['output'];
  /** The tag. */
  tag: Tag;
};

/** Something to do. */
export type Task = {
  /** The member who does it. */
  assignee?: Maybe<Member>;
  /** The company that it is about. */
  company?: Maybe<Company>;
  /** When it was done; null while it is open. */
  completedAt?: Maybe<Scalars['Time']['output']>;
  /** The contact that it is about. */
  contact?: Maybe<Contact>;
  /** When the task was made. */
  createdAt: Scalars['Time']['output'];
  /** The values of its custom fields; a field without a value is left out. */
  customFields: Scalars['CustomFields']['output'];
  /** The deal that it is about. */
  deal?: Maybe<Deal>;
  /** More about it. */
  description: Scalars['String']['output'];
  /** The day it is due. */
  due?: Maybe<Scalars['Date']['output']>;
  /** The time of that day, HH:MM, where the team works. */
  dueTime?: Maybe<Scalars['String']['output']>;
  /** UUID. */
  id: Scalars['ID']['output'];
  /** What kind of task it is. */
  kind: TaskKind;
  /** How urgent it is. */
  priority: TaskPriority;
  /** When its assignee wants to be reminded. */
  reminder?: Maybe<Scalars['Time']['output']>;
  /** How it comes again; null when it does not. */
  repeat?: Maybe<Repeat>;
  /** How often it had been changed when it stood like this; give it back as baseRevision. */
  revision: Scalars['Int']['output'];
  /** What happened to the task, newest first. */
  timeline: TimelineConnection;
  /** What is to be done. */
  title: Scalars['String']['output'];
  /** When it was last changed. */
  updatedAt: Scalars['Time']['output'];
};


/** Something to do. */
export type TaskTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A task that changed. */
export type TaskChange = {
  /** The task's id. */
  id: Scalars['ID']['output'];
  /** The type of the event, such as task.Completed. */
  kind: Scalars['String']['output'];
  /** Where the event stands in the log; pass it as `after` to go on from here. */
  position: Scalars['Position']['output'];
  /** The task as queries show it now; null when it is deleted. */
  task?: Maybe<Task>;
};

/** A page of tasks. */
export type TaskConnection = {
  /** The tasks of this page. */
  edges: Array<TaskEdge>;
  /** Where the page ends. */
  pageInfo: PageInfo;
  /** How many tasks match, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A task in a list. */
export type TaskEdge = {
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** The task. */
  node: Task;
};

/** Which tasks. All that is given must hold. */
export type TaskFilter = {
  /** All of these must hold as well. */
  and?: InputMaybe<Array<TaskFilter>>;
  /** The member who does it. */
  assigneeFilter?: InputMaybe<IdFilter>;
  /** Only tasks of this assignee. */
  assigneeId?: InputMaybe<Scalars['ID']['input']>;
  /** The company that it is about. */
  companyFilter?: InputMaybe<IdFilter>;
  /** Only tasks about this company. */
  companyId?: InputMaybe<Scalars['ID']['input']>;
  /** Only done (true) or only open (false) tasks. */
  completed?: InputMaybe<Scalars['Boolean']['input']>;
  /** When it was done. */
  completedAt?: InputMaybe<TimeFilter>;
  /** The contact that it is about. */
  contactFilter?: InputMaybe<IdFilter>;
  /** Only tasks about this contact. */
  contactId?: InputMaybe<Scalars['ID']['input']>;
  /** When it was made. */
  createdAt?: InputMaybe<TimeFilter>;
  /** Values of custom fields. */
  custom?: InputMaybe<Array<CustomFilter>>;
  /** The deal that it is about. */
  dealFilter?: InputMaybe<IdFilter>;
  /** Only tasks about this deal. */
  dealId?: InputMaybe<Scalars['ID']['input']>;
  /** The day it is due. */
  due?: InputMaybe<DateFilter>;
  /** One of these. */
  kinds?: InputMaybe<Array<TaskKind>>;
  /** This must not hold. */
  not?: InputMaybe<TaskFilter>;
  /** One of these must hold as well. */
  or?: InputMaybe<Array<TaskFilter>>;
  /** One of these. */
  priorities?: InputMaybe<Array<TaskPriority>>;
  /** Only tasks of the members of this team. */
  teamId?: InputMaybe<Scalars['ID']['input']>;
  /** What is to be done. */
  title?: InputMaybe<TextFilter>;
  /** When it was last changed. */
  updatedAt?: InputMaybe<TimeFilter>;
};

/** What kind of task it is. */
export type TaskKind =
  /** A phone call. */
  | 'CALL'
  /** An e-mail. */
  | 'EMAIL'
  /** A meeting. */
  | 'MEETING'
  /** Anything else. */
  | 'TODO';

/** A task as a command left it. */
export type TaskPayload = {
  /** The log position that was written. */
  position: Scalars['Position']['output'];
  /** The task. */
  task: Task;
};

/** How urgent a task is. */
export type TaskPriority =
  /** First. */
  | 'HIGH'
  /** Can wait. */
  | 'LOW'
  /** As usual. */
  | 'NORMAL';

/** What became of one task of a bulk command. */
export type TaskResult = {
  /** Why it was refused; null when it was carried out. */
  error?: Maybe<ItemError>;
  /** Its place in the input, from 0. */
  index: Scalars['Int']['output'];
  /** The task as the command left it; null when it was refused. */
  task?: Maybe<Task>;
};

/** The order of tasks. */
export type TaskSort = {
  /** Which way. */
  direction?: InputMaybe<Direction>;
  /** By what. */
  field: TaskSortField;
};

/** What tasks can be sorted by. */
export type TaskSortField =
  /** When they were made. */
  | 'CREATED_AT'
  /** The day they are due. */
  | 'DUE'
  /** When they were last changed. */
  | 'UPDATED_AT';

/** What became of each task, in the order of the input. One that is refused stops no other. */
export type TasksPayload = {
  /** The last log position that was written; 0 when nothing was. */
  position: Scalars['Position']['output'];
  /** One result for each item. */
  results: Array<TaskResult>;
};

/** A group of members, such as a sales region, whose work can be listed as one. */
export type Team = {
  /** When the team was made. */
  createdAt: Scalars['Time']['output'];
  /** UUID. */
  id: Scalars['ID']['output'];
  /** The member who leads the team. */
  lead?: Maybe<Member>;
  /** The ids of all members, as updateTeam takes them. */
  memberIds: Array<Scalars['ID']['output']>;
  /** The members, by name, 50 at most. */
  members: Array<Member>;
  /** Name; no two teams have the same, whatever the case. */
  name: Scalars['String']['output'];
  /** How often it had been changed when it stood like this; give it back as baseRevision. */
  revision: Scalars['Int']['output'];
  /** When it was last changed. */
  updatedAt: Scalars['Time']['output'];
};

/** A page of teams. */
export type TeamConnection = {
  /** The teams of this page. */
  edges: Array<TeamEdge>;
  /** Where the page ends. */
  pageInfo: PageInfo;
  /** How many teams match, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A team in a list. */
export type TeamEdge = {
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** The team. */
  node: Team;
};

/** A team as a command left it. */
export type TeamPayload = {
  /** The log position that was written. */
  position: Scalars['Position']['output'];
  /** The team. */
  team: Team;
};

/** The team and its settings. */
export type Tenant = {
  /** The currency that it reckons in, ISO 4217. */
  currency: Scalars['String']['output'];
  /** Short name; it never changes. */
  id: Scalars['ID']['output'];
  /** The lists of words to choose from. */
  lists: Array<WordList>;
  /** Name of the team. */
  name: Scalars['String']['output'];
  /** The country of phone numbers that are written without one, ISO 3166; empty for none. */
  phoneRegion: Scalars['String']['output'];
  /** What other currencies are worth on a day (today when left out): of each the latest rate at or before it. */
  rates: Array<ExchangeRate>;
  /** The time zone in which its days begin and end, such as Europe/Berlin. */
  timeZone: Scalars['String']['output'];
};


/** The team and its settings. */
export type TenantRatesArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
};

/** The team as a command left it. */
export type TenantPayload = {
  /** The log position that was written. */
  position: Scalars['Position']['output'];
  /** The team. */
  tenant: Tenant;
};

/** Which texts. All that is given must hold. */
export type TextFilter = {
  /** Texts that hold this one, whatever the case and the accents. */
  contains?: InputMaybe<Scalars['String']['input']>;
  /** Exactly this text. */
  eq?: InputMaybe<Scalars['String']['input']>;
  /** Exactly one of these texts. */
  in?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Only empty (true) or only other (false) texts. */
  isEmpty?: InputMaybe<Scalars['Boolean']['input']>;
  /** Texts that begin with this one, whatever the case and the accents. */
  startsWith?: InputMaybe<Scalars['String']['input']>;
};

/** Which times. All that is given must hold. */
export type TimeFilter = {
  /** Later ones. */
  gt?: InputMaybe<Scalars['Time']['input']>;
  /** This one, and later ones. */
  gte?: InputMaybe<Scalars['Time']['input']>;
  /** Only none (true) or only some (false). */
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** Earlier ones. */
  lt?: InputMaybe<Scalars['Time']['input']>;
  /** This one, and earlier ones. */
  lte?: InputMaybe<Scalars['Time']['input']>;
};

/** Something that happened to what is followed. */
export type TimelineChange = {
  /** What happened. */
  entry: TimelineEntry;
  /** The id of the object that the event is of, such as a deal of the company that is followed. */
  id: Scalars['ID']['output'];
  /** The type of the event, such as deal.Won. */
  kind: Scalars['String']['output'];
  /** Where the event stands in the log; pass it as `after` to go on from here. */
  position: Scalars['Position']['output'];
};

/** A page of a timeline. */
export type TimelineConnection = {
  /** The entries of this page. */
  edges: Array<TimelineEdge>;
  /** Where the page ends. */
  pageInfo: PageInfo;
};

/** An entry in a list. */
export type TimelineEdge = {
  /** Where it stands in the list. */
  cursor: Scalars['String']['output'];
  /** The entry. */
  node: TimelineEntry;
};

/** One thing that happened. */
export type TimelineEntry = {
  /** Who did it; null for an import or the system itself. */
  actor?: Maybe<Member>;
  /** Who did it when it was no member, such as import; else empty. */
  actorName: Scalars['String']['output'];
  /** When it happened. */
  at: Scalars['Time']['output'];
  /** The event's id. */
  id: Scalars['ID']['output'];
  /** What happened, in a short sentence. */
  summary: Scalars['String']['output'];
  /** The event's type, such as contact.Updated. */
  type: Scalars['String']['output'];
};

/** Which command to undo. */
export type UndoInput = {
  /** The commandId of the command that is to be undone; of a bulk command, that of the whole call. */
  command: Scalars['ID']['input'];
  /** Makes the call idempotent: sent again, it gives the first results. It is also what undoes the undo. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** Undo it also where the same fields were changed again since. */
  force?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What became of each object that the command had changed. One that is refused stops no other. */
export type UndoPayload = {
  /** The last log position that was written; 0 when nothing was. */
  position: Scalars['Position']['output'];
  /** One result for each object. */
  results: Array<UndoResult>;
};

/** What became of one object of a command that is undone. */
export type UndoResult = {
  /** Why it was not undone; null when it was. With CONFLICT, conflicts holds the fields that were changed again since: base is what the command had made of them, wanted what they were before. */
  error?: Maybe<ItemError>;
  /** Its id. */
  id: Scalars['ID']['output'];
  /** What kind of object it is. */
  object: ObjectType;
  /** The fields that are again as they were before the command. */
  restored: Array<Scalars['String']['output']>;
};

/** Changed companies, 1,000 at most. */
export type UpdateCompaniesInput = {
  /** Makes the call idempotent: sent again, it gives the first results. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The changes; none has a commandId of its own. */
  items: Array<UpdateCompanyInput>;
};

/** A changed company. A field that is left out stays. */
export type UpdateCompanyInput = {
  /** Postal address, as a whole. */
  address?: InputMaybe<AddressInput>;
  /** The revision that the sender has seen. What others changed since is then kept; a field that both changed is refused with CONFLICT, and extensions.conflicts holds what it was, what it is now and what was wanted. Left out: the last one wins. */
  baseRevision?: InputMaybe<Scalars['Int']['input']>;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** Values of custom fields; null clears one, one that is left out stays. */
  customFields?: InputMaybe<Scalars['CustomFields']['input']>;
  /** What there is to know about it, up to 50,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Web domain or address. */
  domain?: InputMaybe<Scalars['String']['input']>;
  /** Number of employees. */
  employees?: InputMaybe<Scalars['Int']['input']>;
  /** The company's id. */
  id: Scalars['ID']['input'];
  /** Industry. */
  industry?: InputMaybe<Scalars['String']['input']>;
  /** Name. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The member who looks after the company; empty for nobody. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** The company that it belongs to; empty for none. Refused when that is below it, or has 20 companies above it. */
  parentId?: InputMaybe<Scalars['ID']['input']>;
  /** Phone number, in any form. */
  phone?: InputMaybe<Scalars['String']['input']>;
  /** What it sells in a year; null when unknown. */
  revenue?: InputMaybe<MoneyInput>;
  /** Its tags, as a whole; 100 at most. */
  tagIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Address of its web site; https:// is put before it where no scheme is said. */
  website?: InputMaybe<Scalars['String']['input']>;
};

/** A changed contact. A field that is left out stays; an empty text or null clears it. */
export type UpdateContactInput = {
  /** Postal address, as a whole. */
  address?: InputMaybe<AddressInput>;
  /** The revision that the sender has seen. What others changed since is then kept; a field that both changed is refused with CONFLICT, and extensions.conflicts holds what it was, what it is now and what was wanted. Left out: the last one wins. */
  baseRevision?: InputMaybe<Scalars['Int']['input']>;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The company that the contact works for; empty for none. */
  companyId?: InputMaybe<Scalars['ID']['input']>;
  /** Values of custom fields; null clears one, one that is left out stays. */
  customFields?: InputMaybe<Scalars['CustomFields']['input']>;
  /** The primary e-mail address; others stay. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** All e-mail addresses, in place of those that there are. */
  emails?: InputMaybe<Array<EmailInput>>;
  /** Given name. */
  firstName?: InputMaybe<Scalars['String']['input']>;
  /** The contact's id. */
  id: Scalars['ID']['input'];
  /** Job title. */
  jobTitle?: InputMaybe<Scalars['String']['input']>;
  /** Family name. */
  lastName?: InputMaybe<Scalars['String']['input']>;
  /** Where the work on a lead stands. */
  leadStatus?: InputMaybe<Scalars['String']['input']>;
  /** How far the relationship has come. */
  lifecycleStage?: InputMaybe<Scalars['String']['input']>;
  /** The member who looks after the contact; empty for nobody. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** The primary phone number, in any form; others stay. */
  phone?: InputMaybe<Scalars['String']['input']>;
  /** All phone numbers, in place of those that there are. */
  phones?: InputMaybe<Array<PhoneInput>>;
  /** Where the contact came from. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** The tags that it has, all of them. */
  tagIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** Changed contacts, 1,000 at most. */
export type UpdateContactsInput = {
  /** Makes the call idempotent: sent again, it gives the first results. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The changes; none has a commandId of its own. */
  items: Array<UpdateContactInput>;
};

/** A changed custom field. What is left out stays. */
export type UpdateCustomFieldInput = {
  /** The revision that the sender has seen. What others changed since is then kept; a field that both changed is refused with CONFLICT, and extensions.conflicts holds what it was, what it is now and what was wanted. Left out: the last one wins. */
  baseRevision?: InputMaybe<Scalars['Int']['input']>;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** What a new object gets from now on; null for nothing. */
  default?: InputMaybe<Scalars['CustomValue']['input']>;
  /** The key of the field. */
  key: Scalars['String']['input'];
  /** What people read from now on; no value changes. */
  label?: InputMaybe<Scalars['String']['input']>;
  /** The type of object that has the field. */
  object: CustomFieldObject;
  /** All options from now on, in order; one that is left out is archived, one that was archived comes back. */
  options?: InputMaybe<Array<CustomFieldOptionInput>>;
  /** The place among the fields of the object, from 0. */
  position?: InputMaybe<Scalars['Int']['input']>;
  /** Whether every new object must have a value from now on. */
  required?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A changed deal. A field that is left out stays. */
export type UpdateDealInput = {
  /** The revision that the sender has seen. What others changed since is then kept; a field that both changed is refused with CONFLICT, and extensions.conflicts holds what it was, what it is now and what was wanted. Left out: the last one wins. */
  baseRevision?: InputMaybe<Scalars['Int']['input']>;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The company that would buy; empty for none. */
  companyId?: InputMaybe<Scalars['ID']['input']>;
  /** All the people involved from now on; who is there already keeps the role. Say either this or contacts. */
  contactIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** All the people involved from now on, and as what. */
  contacts?: InputMaybe<Array<DealContactInput>>;
  /** Values of custom fields; null clears one, one that is left out stays. */
  customFields?: InputMaybe<Scalars['CustomFields']['input']>;
  /** When it is expected to close. */
  expectedClose?: InputMaybe<Scalars['Date']['input']>;
  /** How far it is counted on. BY_STAGE leaves it to the stage. */
  forecastCategory?: InputMaybe<ForecastCategory>;
  /** The deal's id. */
  id: Scalars['ID']['input'];
  /** All that is sold from now on. A deal that had no line items is then worth what they come to, unless its value is said as well. */
  lineItems?: InputMaybe<Array<LineItemInput>>;
  /** The member who works on it; empty for nobody. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** Where it came from. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** All its tags from now on. */
  tagIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Title. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** What it is worth. */
  value?: InputMaybe<MoneyInput>;
  /** True: it is worth what its line items come to from now on. */
  valueIsSum?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Changed deals, 1,000 at most. */
export type UpdateDealsInput = {
  /** Makes the call idempotent: sent again, it gives the first results. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The changes; none has a commandId of its own. */
  items: Array<UpdateDealInput>;
};

/** What a member can change of themselves; what is left out stays. */
export type UpdateMeInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** Language, with a region or without, such as de-AT; empty for none. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** Time zone by its name in the IANA database, such as Europe/Berlin; empty for none. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** A changed member. A field that is left out stays. */
export type UpdateMemberInput = {
  /** False: the member has left and cannot sign in. */
  active?: InputMaybe<Scalars['Boolean']['input']>;
  /** The revision that the sender has seen. What others changed since is then kept; a field that both changed is refused with CONFLICT, and extensions.conflicts holds what it was, what it is now and what was wanted. Left out: the last one wins. */
  baseRevision?: InputMaybe<Scalars['Int']['input']>;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The member's id. */
  id: Scalars['ID']['input'];
  /** Language, with a region or without, such as de-AT; empty for none. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** Full name. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** A new password. */
  password?: InputMaybe<Scalars['String']['input']>;
  /** What the member may do. */
  role?: InputMaybe<Role>;
  /** Time zone by its name in the IANA database, such as Europe/Berlin; empty for none. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** A changed note. A field that is left out stays. */
export type UpdateNoteInput = {
  /** The revision that the sender has seen. What others changed since is then kept; a field that both changed is refused with CONFLICT, and extensions.conflicts holds what it was, what it is now and what was wanted. Left out: the last one wins. */
  baseRevision?: InputMaybe<Scalars['Int']['input']>;
  /** The text, in Markdown, up to 50,000 characters. */
  body?: InputMaybe<Scalars['String']['input']>;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The note's id. */
  id: Scalars['ID']['input'];
  /** True: it stands before the others. */
  pinned?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A changed pipeline. A field that is left out stays. */
export type UpdatePipelineInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The pipeline's id. */
  id: Scalars['ID']['input'];
  /** Where the open deals of stages go that are retired, by this call or before. The position that is given back covers the moves. */
  moveDeals?: InputMaybe<Array<MoveStageDealsInput>>;
  /** Name. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** All its stages from now on, in order; one that is left out is retired. Refused while open deals are in it, unless moveDeals says where they go. */
  stages?: InputMaybe<Array<StageInput>>;
};

/** A changed product. A field that is left out stays. */
export type UpdateProductInput = {
  /** The revision that the sender has seen. What others changed since is then kept; a field that both changed is refused with CONFLICT, and extensions.conflicts holds what it was, what it is now and what was wanted. Left out: the last one wins. */
  baseRevision?: InputMaybe<Scalars['Int']['input']>;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** Values of custom fields by their key: those named change, null clears one. */
  customFields?: InputMaybe<Scalars['CustomFields']['input']>;
  /** What it is for, up to 50,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The product's id. */
  id: Scalars['ID']['input'];
  /** Name. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What one unit costs, in one currency each, as a whole. */
  prices?: InputMaybe<Array<MoneyInput>>;
  /** What it is called in the stock; empty for none. */
  sku?: InputMaybe<Scalars['String']['input']>;
  /** Its tags, as a whole; 100 at most. */
  tagIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** A changed saved view. A field that is left out stays. */
export type UpdateSavedViewInput = {
  /** The revision that the sender has seen. What others changed since is then kept; a field that both changed is refused with CONFLICT, and extensions.conflicts holds what it was, what it is now and what was wanted. Left out: the last one wins. */
  baseRevision?: InputMaybe<Scalars['Int']['input']>;
  /** Which columns the list shows, in order; the names are the client's own, 100 at most. */
  columns?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** What the list's argument filter takes, up to 10,000 bytes of JSON. */
  filter?: InputMaybe<Scalars['JSONObject']['input']>;
  /** The view's id. */
  id: Scalars['ID']['input'];
  /** Name. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** True: everybody sees it. False: the owner alone. */
  shared?: InputMaybe<Scalars['Boolean']['input']>;
  /** What the list's argument sort takes, up to 1,000 bytes of JSON. */
  sort?: InputMaybe<Scalars['JSONObject']['input']>;
};

/** A changed tag. A field that is left out stays. */
export type UpdateTagInput = {
  /** The revision that the sender has seen. What others changed since is then kept; a field that both changed is refused with CONFLICT, and extensions.conflicts holds what it was, what it is now and what was wanted. Left out: the last one wins. */
  baseRevision?: InputMaybe<Scalars['Int']['input']>;
  /** Color, as #rrggbb; empty for none. */
  color?: InputMaybe<Scalars['String']['input']>;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The tag's id. */
  id: Scalars['ID']['input'];
  /** Name, up to 100 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** A changed task. A field that is left out stays. */
export type UpdateTaskInput = {
  /** The member who does it; empty for nobody. */
  assigneeId?: InputMaybe<Scalars['ID']['input']>;
  /** The revision that the sender has seen. What others changed since is then kept; a field that both changed is refused with CONFLICT, and extensions.conflicts holds what it was, what it is now and what was wanted. Left out: the last one wins. */
  baseRevision?: InputMaybe<Scalars['Int']['input']>;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** Values of custom fields. */
  customFields?: InputMaybe<Scalars['CustomFields']['input']>;
  /** More about it. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The day it is due. */
  due?: InputMaybe<Scalars['Date']['input']>;
  /** The time of that day, HH:MM, where the team works. */
  dueTime?: InputMaybe<Scalars['String']['input']>;
  /** The task's id. */
  id: Scalars['ID']['input'];
  /** What kind of task it is. */
  kind?: InputMaybe<TaskKind>;
  /** How urgent it is. */
  priority?: InputMaybe<TaskPriority>;
  /** When its assignee wants to be reminded; null for not at all. */
  reminder?: InputMaybe<Scalars['Time']['input']>;
  /** How it comes again; null when it no longer does. */
  repeat?: InputMaybe<RepeatInput>;
  /** What is to be done. */
  title?: InputMaybe<Scalars['String']['input']>;
};

/** Changed tasks, 1,000 at most. */
export type UpdateTasksInput = {
  /** Makes the call idempotent: sent again, it gives the first results. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The changes; none has a commandId of its own. */
  items: Array<UpdateTaskInput>;
};

/** A changed team. A field that is left out stays. */
export type UpdateTeamInput = {
  /** The revision that the sender has seen. What others changed since is then kept; a field that both changed is refused with CONFLICT, and extensions.conflicts holds what it was, what it is now and what was wanted. Left out: the last one wins. */
  baseRevision?: InputMaybe<Scalars['Int']['input']>;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The team's id. */
  id: Scalars['ID']['input'];
  /** Who leads it; one of its members, empty for nobody. */
  leadId?: InputMaybe<Scalars['ID']['input']>;
  /** Its members, as a whole; 1,000 at most. */
  memberIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Name, up to 100 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Changed settings. A field that is left out stays. */
export type UpdateTenantInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The currency that it reckons in, ISO 4217. Rates have to be set anew for it. */
  currency?: InputMaybe<Scalars['String']['input']>;
  /** Name of the team. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The country of phone numbers that are written without one, ISO 3166; empty for none. */
  phoneRegion?: InputMaybe<Scalars['String']['input']>;
  /** The time zone in which its days begin and end; empty for UTC. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** A week of deals. */
export type WeekRow = {
  /** Its Monday. */
  first: Scalars['Date']['output'];
  /** Lost in it. */
  lost: Worth;
  /** Created in it. */
  new: Worth;
  /** Expected in it when it began, and still open when it ended. Null while it goes on. */
  slipped?: Maybe<Worth>;
  /** Won in it. */
  won: Worth;
};

/** Deals week by week. */
export type WeeklyReport = {
  /** The currencies that are left out of base amounts, for want of a rate. */
  missingRates: Array<Scalars['String']['output']>;
  /** The weeks, in order. */
  weeks: Array<WeekRow>;
};

/** Which deal is won. */
export type WinDealInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: InputMaybe<Scalars['ID']['input']>;
  /** The deal's id. */
  id: Scalars['ID']['input'];
};

/** How an owner's closed deals ended. */
export type WinRate = {
  /** How many were lost. */
  lost: Scalars['Int']['output'];
  /** The owner; null for deals without one. */
  owner?: Maybe<Member>;
  /** won / (won + lost), 0 to 1. */
  rate: Scalars['Float']['output'];
  /** How many deals were won. */
  won: Scalars['Int']['output'];
};

/** What closed deals are put together by. */
export type WinRateBy =
  /** What the company does. */
  | 'INDUSTRY'
  /** Nothing: all of them. */
  | 'NOTHING'
  /** The owner. */
  | 'OWNER'
  /** The pipeline. */
  | 'PIPELINE'
  /** Each of its products: a deal counts once for each. */
  | 'PRODUCT'
  /** Where the deal came from. */
  | 'SOURCE';

/** How deals ended. */
export type WinRateReport = {
  /** Why deals were lost. */
  lostReasons: Array<LostReasonRow>;
  /** The currencies that are left out of base amounts, for want of a rate. */
  missingRates: Array<Scalars['String']['output']>;
  /** A row for each key and period that have any. */
  rows: Array<ClosedRow>;
};

/** A list of words to choose from. */
export type WordList = {
  /** True: no other words are taken. False: it is a suggestion. */
  closed: Scalars['Boolean']['output'];
  /** The words, in order. */
  entries: Array<ListEntry>;
  /** Which list it is. */
  name: ListName;
};

/** What deals are worth together. */
export type Worth = {
  /** What all are worth in the team's currency. Deals in a currency without a rate for the day are left out: see missingRates. */
  base: Money;
  /** What they are worth in each currency. */
  byCurrency: Array<Money>;
  /** How many deals there are. */
  count: Scalars['Int']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  SearchNode:
    | ( CompanyRow )
    | ( ContactRow )
    | ( DealRow )
    | ( Omit<Note, 'company' | 'contact' | 'deal' | 'timeline'> & { company?: Maybe<_RefType['Company']>, contact?: Maybe<_RefType['Contact']>, deal?: Maybe<_RefType['Deal']>, timeline: _RefType['TimelineConnection'] } )
    | ( Omit<Product, 'timeline'> & { timeline: _RefType['TimelineConnection'] } )
    | ( TaskRow )
  ;
};


/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ActivityCount: ResolverTypeWrapper<ActivityCount>;
  ActivityReport: ResolverTypeWrapper<ActivityReport>;
  ActivityRow: ResolverTypeWrapper<ActivityRow>;
  Address: ResolverTypeWrapper<Address>;
  AddressInput: AddressInput;
  Amount: ResolverTypeWrapper<Scalars['Amount']['output']>;
  AmountFilter: AmountFilter;
  ApiKey: ResolverTypeWrapper<ApiKey>;
  ApiKeyPayload: ResolverTypeWrapper<ApiKeyPayload>;
  ArchiveInput: ArchiveInput;
  AssignInput: AssignInput;
  BacktestRow: ResolverTypeWrapper<BacktestRow>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ClosedRow: ResolverTypeWrapper<ClosedRow>;
  CohortReport: ResolverTypeWrapper<CohortReport>;
  CohortRow: ResolverTypeWrapper<CohortRow>;
  CompaniesPayload: ResolverTypeWrapper<Omit<CompaniesPayload, 'results'> & { results: Array<ResolversTypes['CompanyResult']> }>;
  Company: ResolverTypeWrapper<CompanyRow>;
  CompanyChange: ResolverTypeWrapper<Omit<CompanyChange, 'company'> & { company?: Maybe<ResolversTypes['Company']> }>;
  CompanyConnection: ResolverTypeWrapper<Omit<CompanyConnection, 'edges'> & { edges: Array<ResolversTypes['CompanyEdge']> }>;
  CompanyEdge: ResolverTypeWrapper<Omit<CompanyEdge, 'node'> & { node: ResolversTypes['Company'] }>;
  CompanyFilter: CompanyFilter;
  CompanyPayload: ResolverTypeWrapper<Omit<CompanyPayload, 'company'> & { company: ResolversTypes['Company'] }>;
  CompanyResult: ResolverTypeWrapper<Omit<CompanyResult, 'company'> & { company?: Maybe<ResolversTypes['Company']> }>;
  CompanySort: CompanySort;
  CompanySortField: CompanySortField;
  CompleteTaskInput: CompleteTaskInput;
  Consent: ResolverTypeWrapper<Consent>;
  ConsentChannel: ConsentChannel;
  ConsentStatus: ConsentStatus;
  Contact: ResolverTypeWrapper<ContactRow>;
  ContactChange: ResolverTypeWrapper<Omit<ContactChange, 'contact'> & { contact?: Maybe<ResolversTypes['Contact']> }>;
  ContactConnection: ResolverTypeWrapper<Omit<ContactConnection, 'edges'> & { edges: Array<ResolversTypes['ContactEdge']> }>;
  ContactEdge: ResolverTypeWrapper<Omit<ContactEdge, 'node'> & { node: ResolversTypes['Contact'] }>;
  ContactFilter: ContactFilter;
  ContactPayload: ResolverTypeWrapper<Omit<ContactPayload, 'contact'> & { contact: ResolversTypes['Contact'] }>;
  ContactResult: ResolverTypeWrapper<Omit<ContactResult, 'contact'> & { contact?: Maybe<ResolversTypes['Contact']> }>;
  ContactSort: ContactSort;
  ContactSortField: ContactSortField;
  ContactsPayload: ResolverTypeWrapper<Omit<ContactsPayload, 'results'> & { results: Array<ResolversTypes['ContactResult']> }>;
  CreateApiKeyInput: CreateApiKeyInput;
  CreateApiKeyPayload: ResolverTypeWrapper<CreateApiKeyPayload>;
  CreateCompaniesInput: CreateCompaniesInput;
  CreateCompanyInput: CreateCompanyInput;
  CreateContactInput: CreateContactInput;
  CreateContactsInput: CreateContactsInput;
  CreateDealInput: CreateDealInput;
  CreateDealsInput: CreateDealsInput;
  CreateMemberInput: CreateMemberInput;
  CreateNoteInput: CreateNoteInput;
  CreatePipelineInput: CreatePipelineInput;
  CreateProductInput: CreateProductInput;
  CreateSavedViewInput: CreateSavedViewInput;
  CreateTagInput: CreateTagInput;
  CreateTaskInput: CreateTaskInput;
  CreateTasksInput: CreateTasksInput;
  CreateTeamInput: CreateTeamInput;
  CustomField: ResolverTypeWrapper<CustomField>;
  CustomFieldInput: CustomFieldInput;
  CustomFieldObject: CustomFieldObject;
  CustomFieldOption: ResolverTypeWrapper<CustomFieldOption>;
  CustomFieldOptionInput: CustomFieldOptionInput;
  CustomFieldPayload: ResolverTypeWrapper<CustomFieldPayload>;
  CustomFieldType: CustomFieldType;
  CustomFields: ResolverTypeWrapper<Scalars['CustomFields']['output']>;
  CustomFilter: CustomFilter;
  CustomValue: ResolverTypeWrapper<Scalars['CustomValue']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateFilter: DateFilter;
  Deal: ResolverTypeWrapper<DealRow>;
  DealChange: ResolverTypeWrapper<Omit<DealChange, 'deal'> & { deal?: Maybe<ResolversTypes['Deal']> }>;
  DealConnection: ResolverTypeWrapper<Omit<DealConnection, 'edges'> & { edges: Array<ResolversTypes['DealEdge']> }>;
  DealContact: ResolverTypeWrapper<Omit<DealContact, 'contact'> & { contact: ResolversTypes['Contact'] }>;
  DealContactInput: DealContactInput;
  DealEdge: ResolverTypeWrapper<Omit<DealEdge, 'node'> & { node: ResolversTypes['Deal'] }>;
  DealFilter: DealFilter;
  DealPayload: ResolverTypeWrapper<Omit<DealPayload, 'deal'> & { deal: ResolversTypes['Deal'] }>;
  DealResult: ResolverTypeWrapper<Omit<DealResult, 'deal'> & { deal?: Maybe<ResolversTypes['Deal']> }>;
  DealSort: DealSort;
  DealSortField: DealSortField;
  DealStageTotals: ResolverTypeWrapper<DealStageTotals>;
  DealStatus: DealStatus;
  DealTotals: ResolverTypeWrapper<DealTotals>;
  DealsPayload: ResolverTypeWrapper<Omit<DealsPayload, 'results'> & { results: Array<ResolversTypes['DealResult']> }>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DefineCustomFieldInput: DefineCustomFieldInput;
  DeleteInput: DeleteInput;
  DeleteManyPayload: ResolverTypeWrapper<DeleteManyPayload>;
  DeletePayload: ResolverTypeWrapper<DeletePayload>;
  DeleteResult: ResolverTypeWrapper<DeleteResult>;
  Device: ResolverTypeWrapper<Device>;
  DevicePayload: ResolverTypeWrapper<DevicePayload>;
  Direction: Direction;
  Duplicate: ResolverTypeWrapper<Omit<Duplicate, 'node'> & { node?: Maybe<ResolversTypes['SearchNode']> }>;
  DuplicateGroup: ResolverTypeWrapper<Omit<DuplicateGroup, 'nodes'> & { nodes: Array<ResolversTypes['SearchNode']> }>;
  DuplicateGroupConnection: ResolverTypeWrapper<Omit<DuplicateGroupConnection, 'edges'> & { edges: Array<ResolversTypes['DuplicateGroupEdge']> }>;
  DuplicateGroupEdge: ResolverTypeWrapper<Omit<DuplicateGroupEdge, 'node'> & { node: ResolversTypes['DuplicateGroup'] }>;
  DuplicateObject: DuplicateObject;
  DuplicateReason: DuplicateReason;
  EmailAddress: ResolverTypeWrapper<EmailAddress>;
  EmailInput: EmailInput;
  EraseContactInput: EraseContactInput;
  ExchangeRate: ResolverTypeWrapper<ExchangeRate>;
  ExchangeRateInput: ExchangeRateInput;
  FieldChange: ResolverTypeWrapper<FieldChange>;
  FieldConflict: ResolverTypeWrapper<FieldConflict>;
  FieldProblem: ResolverTypeWrapper<FieldProblem>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ForecastCategory: ForecastCategory;
  ForecastPeriodLength: ForecastPeriodLength;
  ForecastReport: ResolverTypeWrapper<ForecastReport>;
  ForecastRow: ResolverTypeWrapper<ForecastRow>;
  FunnelReport: ResolverTypeWrapper<FunnelReport>;
  FunnelStage: ResolverTypeWrapper<FunnelStage>;
  HistoryConnection: ResolverTypeWrapper<HistoryConnection>;
  HistoryEdge: ResolverTypeWrapper<HistoryEdge>;
  HistoryEntry: ResolverTypeWrapper<HistoryEntry>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IDFilter: IdFilter;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ItemError: ResolverTypeWrapper<ItemError>;
  JSONObject: ResolverTypeWrapper<Scalars['JSONObject']['output']>;
  LawfulBasis: LawfulBasis;
  LineItem: ResolverTypeWrapper<LineItem>;
  LineItemInput: LineItemInput;
  ListEntry: ResolverTypeWrapper<ListEntry>;
  ListEntryInput: ListEntryInput;
  ListName: ListName;
  LoseDealInput: LoseDealInput;
  LostReasonRow: ResolverTypeWrapper<LostReasonRow>;
  ManyInput: ManyInput;
  Member: ResolverTypeWrapper<Member>;
  MemberConnection: ResolverTypeWrapper<MemberConnection>;
  MemberEdge: ResolverTypeWrapper<MemberEdge>;
  MemberPayload: ResolverTypeWrapper<MemberPayload>;
  MergeContactsInput: MergeContactsInput;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  MoveDealInput: MoveDealInput;
  MoveDealsInput: MoveDealsInput;
  MoveStageDealsInput: MoveStageDealsInput;
  MovedDealRow: ResolverTypeWrapper<Omit<MovedDealRow, 'deal'> & { deal?: Maybe<ResolversTypes['Deal']> }>;
  MovedKind: MovedKind;
  MovedReport: ResolverTypeWrapper<Omit<MovedReport, 'deals'> & { deals: Array<ResolversTypes['MovedDealRow']> }>;
  MovedTotal: ResolverTypeWrapper<MovedTotal>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Note: ResolverTypeWrapper<Omit<Note, 'company' | 'contact' | 'deal' | 'timeline'> & { company?: Maybe<ResolversTypes['Company']>, contact?: Maybe<ResolversTypes['Contact']>, deal?: Maybe<ResolversTypes['Deal']>, timeline: ResolversTypes['TimelineConnection'] }>;
  NoteConnection: ResolverTypeWrapper<Omit<NoteConnection, 'edges'> & { edges: Array<ResolversTypes['NoteEdge']> }>;
  NoteEdge: ResolverTypeWrapper<Omit<NoteEdge, 'node'> & { node: ResolversTypes['Note'] }>;
  NoteFilter: NoteFilter;
  NotePayload: ResolverTypeWrapper<Omit<NotePayload, 'note'> & { note: ResolversTypes['Note'] }>;
  NoteSort: NoteSort;
  NoteSortField: NoteSortField;
  NumberFilter: NumberFilter;
  ObjectType: ObjectType;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  ParkedEvent: ResolverTypeWrapper<ParkedEvent>;
  ParkedEventConnection: ResolverTypeWrapper<ParkedEventConnection>;
  ParkedEventEdge: ResolverTypeWrapper<ParkedEventEdge>;
  ParkedPayload: ResolverTypeWrapper<ParkedPayload>;
  PauseProjectionInput: PauseProjectionInput;
  PhoneInput: PhoneInput;
  PhoneNumber: ResolverTypeWrapper<PhoneNumber>;
  Pipeline: ResolverTypeWrapper<Pipeline>;
  PipelinePayload: ResolverTypeWrapper<PipelinePayload>;
  PipelineReport: ResolverTypeWrapper<PipelineReport>;
  Position: ResolverTypeWrapper<Scalars['Position']['output']>;
  Product: ResolverTypeWrapper<Omit<Product, 'timeline'> & { timeline: ResolversTypes['TimelineConnection'] }>;
  ProductConnection: ResolverTypeWrapper<Omit<ProductConnection, 'edges'> & { edges: Array<ResolversTypes['ProductEdge']> }>;
  ProductEdge: ResolverTypeWrapper<Omit<ProductEdge, 'node'> & { node: ResolversTypes['Product'] }>;
  ProductFilter: ProductFilter;
  ProductPayload: ResolverTypeWrapper<Omit<ProductPayload, 'product'> & { product: ResolversTypes['Product'] }>;
  ProductSort: ProductSort;
  ProductSortField: ProductSortField;
  Projection: ResolverTypeWrapper<Projection>;
  ProjectionPayload: ResolverTypeWrapper<ProjectionPayload>;
  ProjectionStatus: ProjectionStatus;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Quota: ResolverTypeWrapper<Quota>;
  QuotaConnection: ResolverTypeWrapper<QuotaConnection>;
  QuotaEdge: ResolverTypeWrapper<QuotaEdge>;
  QuotaMeasure: QuotaMeasure;
  QuotaPayload: ResolverTypeWrapper<QuotaPayload>;
  QuotaReport: ResolverTypeWrapper<QuotaReport>;
  QuotaRow: ResolverTypeWrapper<QuotaRow>;
  RegisterDeviceInput: RegisterDeviceInput;
  ReopenDealInput: ReopenDealInput;
  Repeat: ResolverTypeWrapper<Repeat>;
  RepeatInput: RepeatInput;
  RepeatUnit: RepeatUnit;
  ReportCustomFilter: ReportCustomFilter;
  ReportFilter: ReportFilter;
  ReportPeriod: ReportPeriod;
  Reports: ResolverTypeWrapper<Omit<Reports, 'moved'> & { moved: ResolversTypes['MovedReport'] }>;
  RestoreInput: RestoreInput;
  RestoreValueInput: RestoreValueInput;
  RestoreValuePayload: ResolverTypeWrapper<Omit<RestoreValuePayload, 'company' | 'contact' | 'deal' | 'note' | 'product' | 'task'> & { company?: Maybe<ResolversTypes['Company']>, contact?: Maybe<ResolversTypes['Contact']>, deal?: Maybe<ResolversTypes['Deal']>, note?: Maybe<ResolversTypes['Note']>, product?: Maybe<ResolversTypes['Product']>, task?: Maybe<ResolversTypes['Task']> }>;
  ResumeProjectionInput: ResumeProjectionInput;
  RetryParkedInput: RetryParkedInput;
  RevokeApiKeyInput: RevokeApiKeyInput;
  RevokeDeviceInput: RevokeDeviceInput;
  Role: Role;
  SavedView: ResolverTypeWrapper<SavedView>;
  SavedViewConnection: ResolverTypeWrapper<SavedViewConnection>;
  SavedViewEdge: ResolverTypeWrapper<SavedViewEdge>;
  SavedViewObject: SavedViewObject;
  SavedViewPayload: ResolverTypeWrapper<SavedViewPayload>;
  SearchConnection: ResolverTypeWrapper<Omit<SearchConnection, 'edges'> & { edges: Array<ResolversTypes['SearchEdge']> }>;
  SearchEdge: ResolverTypeWrapper<Omit<SearchEdge, 'node'> & { node: ResolversTypes['SearchHit'] }>;
  SearchHit: ResolverTypeWrapper<Omit<SearchHit, 'node'> & { node?: Maybe<ResolversTypes['SearchNode']> }>;
  SearchNode: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SearchNode']>;
  SearchObject: SearchObject;
  SetConsentInput: SetConsentInput;
  SetExchangeRatesInput: SetExchangeRatesInput;
  SetListInput: SetListInput;
  SetQuotaInput: SetQuotaInput;
  SkipParkedInput: SkipParkedInput;
  Stage: ResolverTypeWrapper<Stage>;
  StageInput: StageInput;
  StageOwnerRow: ResolverTypeWrapper<StageOwnerRow>;
  StageReport: ResolverTypeWrapper<StageReport>;
  StageTotal: ResolverTypeWrapper<StageTotal>;
  StageVisit: ResolverTypeWrapper<StageVisit>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Tag: ResolverTypeWrapper<Tag>;
  TagConnection: ResolverTypeWrapper<TagConnection>;
  TagEdge: ResolverTypeWrapper<TagEdge>;
  TagPayload: ResolverTypeWrapper<TagPayload>;
  Task: ResolverTypeWrapper<TaskRow>;
  TaskChange: ResolverTypeWrapper<Omit<TaskChange, 'task'> & { task?: Maybe<ResolversTypes['Task']> }>;
  TaskConnection: ResolverTypeWrapper<Omit<TaskConnection, 'edges'> & { edges: Array<ResolversTypes['TaskEdge']> }>;
  TaskEdge: ResolverTypeWrapper<Omit<TaskEdge, 'node'> & { node: ResolversTypes['Task'] }>;
  TaskFilter: TaskFilter;
  TaskKind: TaskKind;
  TaskPayload: ResolverTypeWrapper<Omit<TaskPayload, 'task'> & { task: ResolversTypes['Task'] }>;
  TaskPriority: TaskPriority;
  TaskResult: ResolverTypeWrapper<Omit<TaskResult, 'task'> & { task?: Maybe<ResolversTypes['Task']> }>;
  TaskSort: TaskSort;
  TaskSortField: TaskSortField;
  TasksPayload: ResolverTypeWrapper<Omit<TasksPayload, 'results'> & { results: Array<ResolversTypes['TaskResult']> }>;
  Team: ResolverTypeWrapper<Team>;
  TeamConnection: ResolverTypeWrapper<TeamConnection>;
  TeamEdge: ResolverTypeWrapper<TeamEdge>;
  TeamPayload: ResolverTypeWrapper<TeamPayload>;
  Tenant: ResolverTypeWrapper<Tenant>;
  TenantPayload: ResolverTypeWrapper<TenantPayload>;
  TextFilter: TextFilter;
  Time: ResolverTypeWrapper<Scalars['Time']['output']>;
  TimeFilter: TimeFilter;
  TimelineChange: ResolverTypeWrapper<Omit<TimelineChange, 'entry'> & { entry: ResolversTypes['TimelineEntry'] }>;
  TimelineConnection: ResolverTypeWrapper<Omit<TimelineConnection, 'edges'> & { edges: Array<ResolversTypes['TimelineEdge']> }>;
  TimelineEdge: ResolverTypeWrapper<Omit<TimelineEdge, 'node'> & { node: ResolversTypes['TimelineEntry'] }>;
  TimelineEntry: ResolverTypeWrapper<EntryRow>;
  UndoInput: UndoInput;
  UndoPayload: ResolverTypeWrapper<UndoPayload>;
  UndoResult: ResolverTypeWrapper<UndoResult>;
  UpdateCompaniesInput: UpdateCompaniesInput;
  UpdateCompanyInput: UpdateCompanyInput;
  UpdateContactInput: UpdateContactInput;
  UpdateContactsInput: UpdateContactsInput;
  UpdateCustomFieldInput: UpdateCustomFieldInput;
  UpdateDealInput: UpdateDealInput;
  UpdateDealsInput: UpdateDealsInput;
  UpdateMeInput: UpdateMeInput;
  UpdateMemberInput: UpdateMemberInput;
  UpdateNoteInput: UpdateNoteInput;
  UpdatePipelineInput: UpdatePipelineInput;
  UpdateProductInput: UpdateProductInput;
  UpdateSavedViewInput: UpdateSavedViewInput;
  UpdateTagInput: UpdateTagInput;
  UpdateTaskInput: UpdateTaskInput;
  UpdateTasksInput: UpdateTasksInput;
  UpdateTeamInput: UpdateTeamInput;
  UpdateTenantInput: UpdateTenantInput;
  Value: ResolverTypeWrapper<Scalars['Value']['output']>;
  WeekRow: ResolverTypeWrapper<WeekRow>;
  WeeklyReport: ResolverTypeWrapper<WeeklyReport>;
  WinDealInput: WinDealInput;
  WinRate: ResolverTypeWrapper<WinRate>;
  WinRateBy: WinRateBy;
  WinRateReport: ResolverTypeWrapper<WinRateReport>;
  WordList: ResolverTypeWrapper<WordList>;
  Worth: ResolverTypeWrapper<Worth>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ActivityCount: ActivityCount;
  ActivityReport: ActivityReport;
  ActivityRow: ActivityRow;
  Address: Address;
  AddressInput: AddressInput;
  Amount: Scalars['Amount']['output'];
  AmountFilter: AmountFilter;
  ApiKey: ApiKey;
  ApiKeyPayload: ApiKeyPayload;
  ArchiveInput: ArchiveInput;
  AssignInput: AssignInput;
  BacktestRow: BacktestRow;
  Boolean: Scalars['Boolean']['output'];
  ClosedRow: ClosedRow;
  CohortReport: CohortReport;
  CohortRow: CohortRow;
  CompaniesPayload: Omit<CompaniesPayload, 'results'> & { results: Array<ResolversParentTypes['CompanyResult']> };
  Company: CompanyRow;
  CompanyChange: Omit<CompanyChange, 'company'> & { company?: Maybe<ResolversParentTypes['Company']> };
  CompanyConnection: Omit<CompanyConnection, 'edges'> & { edges: Array<ResolversParentTypes['CompanyEdge']> };
  CompanyEdge: Omit<CompanyEdge, 'node'> & { node: ResolversParentTypes['Company'] };
  CompanyFilter: CompanyFilter;
  CompanyPayload: Omit<CompanyPayload, 'company'> & { company: ResolversParentTypes['Company'] };
  CompanyResult: Omit<CompanyResult, 'company'> & { company?: Maybe<ResolversParentTypes['Company']> };
  CompanySort: CompanySort;
  CompleteTaskInput: CompleteTaskInput;
  Consent: Consent;
  Contact: ContactRow;
  ContactChange: Omit<ContactChange, 'contact'> & { contact?: Maybe<ResolversParentTypes['Contact']> };
  ContactConnection: Omit<ContactConnection, 'edges'> & { edges: Array<ResolversParentTypes['ContactEdge']> };
  ContactEdge: Omit<ContactEdge, 'node'> & { node: ResolversParentTypes['Contact'] };
  ContactFilter: ContactFilter;
  ContactPayload: Omit<ContactPayload, 'contact'> & { contact: ResolversParentTypes['Contact'] };
  ContactResult: Omit<ContactResult, 'contact'> & { contact?: Maybe<ResolversParentTypes['Contact']> };
  ContactSort: ContactSort;
  ContactsPayload: Omit<ContactsPayload, 'results'> & { results: Array<ResolversParentTypes['ContactResult']> };
  CreateApiKeyInput: CreateApiKeyInput;
  CreateApiKeyPayload: CreateApiKeyPayload;
  CreateCompaniesInput: CreateCompaniesInput;
  CreateCompanyInput: CreateCompanyInput;
  CreateContactInput: CreateContactInput;
  CreateContactsInput: CreateContactsInput;
  CreateDealInput: CreateDealInput;
  CreateDealsInput: CreateDealsInput;
  CreateMemberInput: CreateMemberInput;
  CreateNoteInput: CreateNoteInput;
  CreatePipelineInput: CreatePipelineInput;
  CreateProductInput: CreateProductInput;
  CreateSavedViewInput: CreateSavedViewInput;
  CreateTagInput: CreateTagInput;
  CreateTaskInput: CreateTaskInput;
  CreateTasksInput: CreateTasksInput;
  CreateTeamInput: CreateTeamInput;
  CustomField: CustomField;
  CustomFieldInput: CustomFieldInput;
  CustomFieldOption: CustomFieldOption;
  CustomFieldOptionInput: CustomFieldOptionInput;
  CustomFieldPayload: CustomFieldPayload;
  CustomFields: Scalars['CustomFields']['output'];
  CustomFilter: CustomFilter;
  CustomValue: Scalars['CustomValue']['output'];
  Date: Scalars['Date']['output'];
  DateFilter: DateFilter;
  Deal: DealRow;
  DealChange: Omit<DealChange, 'deal'> & { deal?: Maybe<ResolversParentTypes['Deal']> };
  DealConnection: Omit<DealConnection, 'edges'> & { edges: Array<ResolversParentTypes['DealEdge']> };
  DealContact: Omit<DealContact, 'contact'> & { contact: ResolversParentTypes['Contact'] };
  DealContactInput: DealContactInput;
  DealEdge: Omit<DealEdge, 'node'> & { node: ResolversParentTypes['Deal'] };
  DealFilter: DealFilter;
  DealPayload: Omit<DealPayload, 'deal'> & { deal: ResolversParentTypes['Deal'] };
  DealResult: Omit<DealResult, 'deal'> & { deal?: Maybe<ResolversParentTypes['Deal']> };
  DealSort: DealSort;
  DealStageTotals: DealStageTotals;
  DealTotals: DealTotals;
  DealsPayload: Omit<DealsPayload, 'results'> & { results: Array<ResolversParentTypes['DealResult']> };
  Decimal: Scalars['Decimal']['output'];
  DefineCustomFieldInput: DefineCustomFieldInput;
  DeleteInput: DeleteInput;
  DeleteManyPayload: DeleteManyPayload;
  DeletePayload: DeletePayload;
  DeleteResult: DeleteResult;
  Device: Device;
  DevicePayload: DevicePayload;
  Duplicate: Omit<Duplicate, 'node'> & { node?: Maybe<ResolversParentTypes['SearchNode']> };
  DuplicateGroup: Omit<DuplicateGroup, 'nodes'> & { nodes: Array<ResolversParentTypes['SearchNode']> };
  DuplicateGroupConnection: Omit<DuplicateGroupConnection, 'edges'> & { edges: Array<ResolversParentTypes['DuplicateGroupEdge']> };
  DuplicateGroupEdge: Omit<DuplicateGroupEdge, 'node'> & { node: ResolversParentTypes['DuplicateGroup'] };
  EmailAddress: EmailAddress;
  EmailInput: EmailInput;
  EraseContactInput: EraseContactInput;
  ExchangeRate: ExchangeRate;
  ExchangeRateInput: ExchangeRateInput;
  FieldChange: FieldChange;
  FieldConflict: FieldConflict;
  FieldProblem: FieldProblem;
  Float: Scalars['Float']['output'];
  ForecastReport: ForecastReport;
  ForecastRow: ForecastRow;
  FunnelReport: FunnelReport;
  FunnelStage: FunnelStage;
  HistoryConnection: HistoryConnection;
  HistoryEdge: HistoryEdge;
  HistoryEntry: HistoryEntry;
  ID: Scalars['ID']['output'];
  IDFilter: IdFilter;
  Int: Scalars['Int']['output'];
  ItemError: ItemError;
  JSONObject: Scalars['JSONObject']['output'];
  LineItem: LineItem;
  LineItemInput: LineItemInput;
  ListEntry: ListEntry;
  ListEntryInput: ListEntryInput;
  LoseDealInput: LoseDealInput;
  LostReasonRow: LostReasonRow;
  ManyInput: ManyInput;
  Member: Member;
  MemberConnection: MemberConnection;
  MemberEdge: MemberEdge;
  MemberPayload: MemberPayload;
  MergeContactsInput: MergeContactsInput;
  Money: Money;
  MoneyInput: MoneyInput;
  MoveDealInput: MoveDealInput;
  MoveDealsInput: MoveDealsInput;
  MoveStageDealsInput: MoveStageDealsInput;
  MovedDealRow: Omit<MovedDealRow, 'deal'> & { deal?: Maybe<ResolversParentTypes['Deal']> };
  MovedReport: Omit<MovedReport, 'deals'> & { deals: Array<ResolversParentTypes['MovedDealRow']> };
  MovedTotal: MovedTotal;
  Mutation: Record<PropertyKey, never>;
  Note: Omit<Note, 'company' | 'contact' | 'deal' | 'timeline'> & { company?: Maybe<ResolversParentTypes['Company']>, contact?: Maybe<ResolversParentTypes['Contact']>, deal?: Maybe<ResolversParentTypes['Deal']>, timeline: ResolversParentTypes['TimelineConnection'] };
  NoteConnection: Omit<NoteConnection, 'edges'> & { edges: Array<ResolversParentTypes['NoteEdge']> };
  NoteEdge: Omit<NoteEdge, 'node'> & { node: ResolversParentTypes['Note'] };
  NoteFilter: NoteFilter;
  NotePayload: Omit<NotePayload, 'note'> & { note: ResolversParentTypes['Note'] };
  NoteSort: NoteSort;
  NumberFilter: NumberFilter;
  PageInfo: PageInfo;
  ParkedEvent: ParkedEvent;
  ParkedEventConnection: ParkedEventConnection;
  ParkedEventEdge: ParkedEventEdge;
  ParkedPayload: ParkedPayload;
  PauseProjectionInput: PauseProjectionInput;
  PhoneInput: PhoneInput;
  PhoneNumber: PhoneNumber;
  Pipeline: Pipeline;
  PipelinePayload: PipelinePayload;
  PipelineReport: PipelineReport;
  Position: Scalars['Position']['output'];
  Product: Omit<Product, 'timeline'> & { timeline: ResolversParentTypes['TimelineConnection'] };
  ProductConnection: Omit<ProductConnection, 'edges'> & { edges: Array<ResolversParentTypes['ProductEdge']> };
  ProductEdge: Omit<ProductEdge, 'node'> & { node: ResolversParentTypes['Product'] };
  ProductFilter: ProductFilter;
  ProductPayload: Omit<ProductPayload, 'product'> & { product: ResolversParentTypes['Product'] };
  ProductSort: ProductSort;
  Projection: Projection;
  ProjectionPayload: ProjectionPayload;
  Query: Record<PropertyKey, never>;
  Quota: Quota;
  QuotaConnection: QuotaConnection;
  QuotaEdge: QuotaEdge;
  QuotaPayload: QuotaPayload;
  QuotaReport: QuotaReport;
  QuotaRow: QuotaRow;
  RegisterDeviceInput: RegisterDeviceInput;
  ReopenDealInput: ReopenDealInput;
  Repeat: Repeat;
  RepeatInput: RepeatInput;
  ReportCustomFilter: ReportCustomFilter;
  ReportFilter: ReportFilter;
  Reports: Omit<Reports, 'moved'> & { moved: ResolversParentTypes['MovedReport'] };
  RestoreInput: RestoreInput;
  RestoreValueInput: RestoreValueInput;
  RestoreValuePayload: Omit<RestoreValuePayload, 'company' | 'contact' | 'deal' | 'note' | 'product' | 'task'> & { company?: Maybe<ResolversParentTypes['Company']>, contact?: Maybe<ResolversParentTypes['Contact']>, deal?: Maybe<ResolversParentTypes['Deal']>, note?: Maybe<ResolversParentTypes['Note']>, product?: Maybe<ResolversParentTypes['Product']>, task?: Maybe<ResolversParentTypes['Task']> };
  ResumeProjectionInput: ResumeProjectionInput;
  RetryParkedInput: RetryParkedInput;
  RevokeApiKeyInput: RevokeApiKeyInput;
  RevokeDeviceInput: RevokeDeviceInput;
  SavedView: SavedView;
  SavedViewConnection: SavedViewConnection;
  SavedViewEdge: SavedViewEdge;
  SavedViewPayload: SavedViewPayload;
  SearchConnection: Omit<SearchConnection, 'edges'> & { edges: Array<ResolversParentTypes['SearchEdge']> };
  SearchEdge: Omit<SearchEdge, 'node'> & { node: ResolversParentTypes['SearchHit'] };
  SearchHit: Omit<SearchHit, 'node'> & { node?: Maybe<ResolversParentTypes['SearchNode']> };
  SearchNode: ResolversUnionTypes<ResolversParentTypes>['SearchNode'];
  SetConsentInput: SetConsentInput;
  SetExchangeRatesInput: SetExchangeRatesInput;
  SetListInput: SetListInput;
  SetQuotaInput: SetQuotaInput;
  SkipParkedInput: SkipParkedInput;
  Stage: Stage;
  StageInput: StageInput;
  StageOwnerRow: StageOwnerRow;
  StageReport: StageReport;
  StageTotal: StageTotal;
  StageVisit: StageVisit;
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  Tag: Tag;
  TagConnection: TagConnection;
  TagEdge: TagEdge;
  TagPayload: TagPayload;
  Task: TaskRow;
  TaskChange: Omit<TaskChange, 'task'> & { task?: Maybe<ResolversParentTypes['Task']> };
  TaskConnection: Omit<TaskConnection, 'edges'> & { edges: Array<ResolversParentTypes['TaskEdge']> };
  TaskEdge: Omit<TaskEdge, 'node'> & { node: ResolversParentTypes['Task'] };
  TaskFilter: TaskFilter;
  TaskPayload: Omit<TaskPayload, 'task'> & { task: ResolversParentTypes['Task'] };
  TaskResult: Omit<TaskResult, 'task'> & { task?: Maybe<ResolversParentTypes['Task']> };
  TaskSort: TaskSort;
  TasksPayload: Omit<TasksPayload, 'results'> & { results: Array<ResolversParentTypes['TaskResult']> };
  Team: Team;
  TeamConnection: TeamConnection;
  TeamEdge: TeamEdge;
  TeamPayload: TeamPayload;
  Tenant: Tenant;
  TenantPayload: TenantPayload;
  TextFilter: TextFilter;
  Time: Scalars['Time']['output'];
  TimeFilter: TimeFilter;
  TimelineChange: Omit<TimelineChange, 'entry'> & { entry: ResolversParentTypes['TimelineEntry'] };
  TimelineConnection: Omit<TimelineConnection, 'edges'> & { edges: Array<ResolversParentTypes['TimelineEdge']> };
  TimelineEdge: Omit<TimelineEdge, 'node'> & { node: ResolversParentTypes['TimelineEntry'] };
  TimelineEntry: EntryRow;
  UndoInput: UndoInput;
  UndoPayload: UndoPayload;
  UndoResult: UndoResult;
  UpdateCompaniesInput: UpdateCompaniesInput;
  UpdateCompanyInput: UpdateCompanyInput;
  UpdateContactInput: UpdateContactInput;
  UpdateContactsInput: UpdateContactsInput;
  UpdateCustomFieldInput: UpdateCustomFieldInput;
  UpdateDealInput: UpdateDealInput;
  UpdateDealsInput: UpdateDealsInput;
  UpdateMeInput: UpdateMeInput;
  UpdateMemberInput: UpdateMemberInput;
  UpdateNoteInput: UpdateNoteInput;
  UpdatePipelineInput: UpdatePipelineInput;
  UpdateProductInput: UpdateProductInput;
  UpdateSavedViewInput: UpdateSavedViewInput;
  UpdateTagInput: UpdateTagInput;
  UpdateTaskInput: UpdateTaskInput;
  UpdateTasksInput: UpdateTasksInput;
  UpdateTeamInput: UpdateTeamInput;
  UpdateTenantInput: UpdateTenantInput;
  Value: Scalars['Value']['output'];
  WeekRow: WeekRow;
  WeeklyReport: WeeklyReport;
  WinDealInput: WinDealInput;
  WinRate: WinRate;
  WinRateReport: WinRateReport;
  WordList: WordList;
  Worth: Worth;
};

export type ActivityCountResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ActivityCount'] = ResolversParentTypes['ActivityCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ActivityReportResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ActivityReport'] = ResolversParentTypes['ActivityReport']> = {
  members?: Resolver<Array<ResolversTypes['ActivityRow']>, ParentType, ContextType>;
};

export type ActivityRowResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ActivityRow'] = ResolversParentTypes['ActivityRow']> = {
  byKind?: Resolver<Array<ResolversTypes['ActivityCount']>, ParentType, ContextType>;
  member?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AddressResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  postalCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  region?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  street?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface AmountScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Amount'], any> {
  name: 'Amount';
}

export type ApiKeyResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ApiKey'] = ResolversParentTypes['ApiKey']> = {
  createdAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  member?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['Time']>, ParentType, ContextType>;
  usedAt?: Resolver<Maybe<ResolversTypes['Time']>, ParentType, ContextType>;
};

export type ApiKeyPayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ApiKeyPayload'] = ResolversParentTypes['ApiKeyPayload']> = {
  apiKey?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
};

export type BacktestRowResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['BacktestRow'] = ResolversParentTypes['BacktestRow']> = {
  actual?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
  bestCase?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
  commit?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
  first?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  historical?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
  weighted?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
};

export type ClosedRowResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ClosedRow'] = ResolversParentTypes['ClosedRow']> = {
  averageDays?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  first?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lost?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
  medianDays?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  won?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
};

export type CohortReportResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['CohortReport'] = ResolversParentTypes['CohortReport']> = {
  missingRates?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['CohortRow']>, ParentType, ContextType>;
};

export type CohortRowResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['CohortRow'] = ResolversParentTypes['CohortRow']> = {
  contacts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  month?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  withDeal?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  won?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
  wonBy?: Resolver<Array<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CompaniesPayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['CompaniesPayload'] = ResolversParentTypes['CompaniesPayload']> = {
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  results?: Resolver<Array<ResolversTypes['CompanyResult']>, ParentType, ContextType>;
};

export type CompanyResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Company'] = ResolversParentTypes['Company']> = {
  address?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  archived?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  children?: Resolver<Array<ResolversTypes['Company']>, ParentType, ContextType>;
  contacts?: Resolver<Array<ResolversTypes['Contact']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  customFields?: Resolver<ResolversTypes['CustomFields'], ParentType, ContextType>;
  deals?: Resolver<Array<ResolversTypes['Deal']>, ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  domain?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  employees?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  industry?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notes?: Resolver<Array<ResolversTypes['Note']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  phone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revenue?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tags?: Resolver<Array<ResolversTypes['Tag']>, ParentType, ContextType>;
  timeline?: Resolver<ResolversTypes['TimelineConnection'], ParentType, ContextType, RequireFields<CompanyTimelineArgs, 'first'>>;
  updatedAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  website?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CompanyChangeResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['CompanyChange'] = ResolversParentTypes['CompanyChange']> = {
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
};

export type CompanyConnectionResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['CompanyConnection'] = ResolversParentTypes['CompanyConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CompanyEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CompanyEdgeResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['CompanyEdge'] = ResolversParentTypes['CompanyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Company'], ParentType, ContextType>;
};

export type CompanyPayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['CompanyPayload'] = ResolversParentTypes['CompanyPayload']> = {
  company?: Resolver<ResolversTypes['Company'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
};

export type CompanyResultResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['CompanyResult'] = ResolversParentTypes['CompanyResult']> = {
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['ItemError']>, ParentType, ContextType>;
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ConsentResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Consent'] = ResolversParentTypes['Consent']> = {
  basis?: Resolver<Maybe<ResolversTypes['LawfulBasis']>, ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['ConsentChannel'], ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  note?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ConsentStatus'], ParentType, ContextType>;
};

export type ContactResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Contact'] = ResolversParentTypes['Contact']> = {
  address?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  archived?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  consents?: Resolver<Array<ResolversTypes['Consent']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  customFields?: Resolver<ResolversTypes['CustomFields'], ParentType, ContextType>;
  deals?: Resolver<Array<ResolversTypes['Deal']>, ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  emails?: Resolver<Array<ResolversTypes['EmailAddress']>, ParentType, ContextType>;
  erased?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  firstName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  jobTitle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  leadStatus?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lifecycleStage?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mergedFrom?: Resolver<Array<ResolversTypes['Contact']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notes?: Resolver<Array<ResolversTypes['Note']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  phone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phones?: Resolver<Array<ResolversTypes['PhoneNumber']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tags?: Resolver<Array<ResolversTypes['Tag']>, ParentType, ContextType>;
  tasks?: Resolver<Array<ResolversTypes['Task']>, ParentType, ContextType>;
  timeline?: Resolver<ResolversTypes['TimelineConnection'], ParentType, ContextType, RequireFields<ContactTimelineArgs, 'first'>>;
  updatedAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContactChangeResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ContactChange'] = ResolversParentTypes['ContactChange']> = {
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
};

export type ContactConnectionResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ContactConnection'] = ResolversParentTypes['ContactConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ContactEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ContactEdgeResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ContactEdge'] = ResolversParentTypes['ContactEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Contact'], ParentType, ContextType>;
};

export type ContactPayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ContactPayload'] = ResolversParentTypes['ContactPayload']> = {
  contact?: Resolver<ResolversTypes['Contact'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
};

export type ContactResultResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ContactResult'] = ResolversParentTypes['ContactResult']> = {
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['ItemError']>, ParentType, ContextType>;
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ContactsPayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ContactsPayload'] = ResolversParentTypes['ContactsPayload']> = {
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  results?: Resolver<Array<ResolversTypes['ContactResult']>, ParentType, ContextType>;
};

export type CreateApiKeyPayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['CreateApiKeyPayload'] = ResolversParentTypes['CreateApiKeyPayload']> = {
  apiKey?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
  secret?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CustomFieldResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['CustomField'] = ResolversParentTypes['CustomField']> = {
  archived?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  default?: Resolver<Maybe<ResolversTypes['CustomValue']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  object?: Resolver<ResolversTypes['CustomFieldObject'], ParentType, ContextType>;
  options?: Resolver<Array<ResolversTypes['CustomFieldOption']>, ParentType, ContextType>;
  required?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  setId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['CustomFieldType'], ParentType, ContextType>;
  unique?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CustomFieldOptionResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['CustomFieldOption'] = ResolversParentTypes['CustomFieldOption']> = {
  archived?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CustomFieldPayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['CustomFieldPayload'] = ResolversParentTypes['CustomFieldPayload']> = {
  customField?: Resolver<ResolversTypes['CustomField'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
};

export interface CustomFieldsScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CustomFields'], any> {
  name: 'CustomFields';
}

export interface CustomValueScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CustomValue'], any> {
  name: 'CustomValue';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export type DealResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Deal'] = ResolversParentTypes['Deal']> = {
  archived?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['Time']>, ParentType, ContextType>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  contactRoles?: Resolver<Array<ResolversTypes['DealContact']>, ParentType, ContextType>;
  contacts?: Resolver<Array<ResolversTypes['Contact']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  customFields?: Resolver<ResolversTypes['CustomFields'], ParentType, ContextType>;
  expectedClose?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  forecastCategory?: Resolver<ResolversTypes['ForecastCategory'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lineItems?: Resolver<Array<ResolversTypes['LineItem']>, ParentType, ContextType>;
  lostReason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notes?: Resolver<Array<ResolversTypes['Note']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  pipeline?: Resolver<ResolversTypes['Pipeline'], ParentType, ContextType>;
  probability?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rotten?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['Stage'], ParentType, ContextType>;
  stageHistory?: Resolver<Array<ResolversTypes['StageVisit']>, ParentType, ContextType>;
  stageSince?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DealStatus'], ParentType, ContextType>;
  tags?: Resolver<Array<ResolversTypes['Tag']>, ParentType, ContextType>;
  tasks?: Resolver<Array<ResolversTypes['Task']>, ParentType, ContextType>;
  timeline?: Resolver<ResolversTypes['TimelineConnection'], ParentType, ContextType, RequireFields<DealTimelineArgs, 'first'>>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  valueIsSum?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  weightedValue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DealChangeResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['DealChange'] = ResolversParentTypes['DealChange']> = {
  deal?: Resolver<Maybe<ResolversTypes['Deal']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
};

export type DealConnectionResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['DealConnection'] = ResolversParentTypes['DealConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DealEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DealContactResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['DealContact'] = ResolversParentTypes['DealContact']> = {
  contact?: Resolver<ResolversTypes['Contact'], ParentType, ContextType>;
  primary?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DealEdgeResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['DealEdge'] = ResolversParentTypes['DealEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Deal'], ParentType, ContextType>;
};

export type DealPayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['DealPayload'] = ResolversParentTypes['DealPayload']> = {
  deal?: Resolver<ResolversTypes['Deal'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
};

export type DealResultResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['DealResult'] = ResolversParentTypes['DealResult']> = {
  deal?: Resolver<Maybe<ResolversTypes['Deal']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['ItemError']>, ParentType, ContextType>;
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DealStageTotalsResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['DealStageTotals'] = ResolversParentTypes['DealStageTotals']> = {
  base?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  byCurrency?: Resolver<Array<ResolversTypes['Money']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pipeline?: Resolver<ResolversTypes['Pipeline'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['Stage'], ParentType, ContextType>;
  weighted?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type DealTotalsResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['DealTotals'] = ResolversParentTypes['DealTotals']> = {
  base?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  byCurrency?: Resolver<Array<ResolversTypes['Money']>, ParentType, ContextType>;
  byStage?: Resolver<Array<ResolversTypes['DealStageTotals']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  missingRates?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  weighted?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type DealsPayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['DealsPayload'] = ResolversParentTypes['DealsPayload']> = {
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  results?: Resolver<Array<ResolversTypes['DealResult']>, ParentType, ContextType>;
};

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DeleteManyPayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['DeleteManyPayload'] = ResolversParentTypes['DeleteManyPayload']> = {
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  results?: Resolver<Array<ResolversTypes['DeleteResult']>, ParentType, ContextType>;
};

export type DeletePayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['DeletePayload'] = ResolversParentTypes['DeletePayload']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
};

export type DeleteResultResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['DeleteResult'] = ResolversParentTypes['DeleteResult']> = {
  error?: Resolver<Maybe<ResolversTypes['ItemError']>, ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DeviceResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Device'] = ResolversParentTypes['Device']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  member?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  registeredAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['Time']>, ParentType, ContextType>;
};

export type DevicePayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['DevicePayload'] = ResolversParentTypes['DevicePayload']> = {
  device?: Resolver<ResolversTypes['Device'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
};

export type DuplicateResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Duplicate'] = ResolversParentTypes['Duplicate']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['SearchNode']>, ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['DuplicateReason']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type DuplicateGroupResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['DuplicateGroup'] = ResolversParentTypes['DuplicateGroup']> = {
  nodes?: Resolver<Array<ResolversTypes['SearchNode']>, ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['DuplicateReason']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type DuplicateGroupConnectionResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['DuplicateGroupConnection'] = ResolversParentTypes['DuplicateGroupConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DuplicateGroupEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DuplicateGroupEdgeResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['DuplicateGroupEdge'] = ResolversParentTypes['DuplicateGroupEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DuplicateGroup'], ParentType, ContextType>;
};

export type EmailAddressResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['EmailAddress'] = ResolversParentTypes['EmailAddress']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  primary?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ExchangeRateResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ExchangeRate'] = ResolversParentTypes['ExchangeRate']> = {
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type FieldChangeResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['FieldChange'] = ResolversParentTypes['FieldChange']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Value']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Value']>, ParentType, ContextType>;
};

export type FieldConflictResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['FieldConflict'] = ResolversParentTypes['FieldConflict']> = {
  base?: Resolver<Maybe<ResolversTypes['Value']>, ParentType, ContextType>;
  current?: Resolver<Maybe<ResolversTypes['Value']>, ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  wanted?: Resolver<Maybe<ResolversTypes['Value']>, ParentType, ContextType>;
};

export type FieldProblemResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['FieldProblem'] = ResolversParentTypes['FieldProblem']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  problem?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ForecastReportResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ForecastReport'] = ResolversParentTypes['ForecastReport']> = {
  backtest?: Resolver<Array<ResolversTypes['BacktestRow']>, ParentType, ContextType>;
  missingRates?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  overdue?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
  periods?: Resolver<Array<ResolversTypes['ForecastRow']>, ParentType, ContextType>;
  undated?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
};

export type ForecastRowResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ForecastRow'] = ResolversParentTypes['ForecastRow']> = {
  bestCase?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
  closed?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
  commit?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
  first?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  historical?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
  weighted?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
};

export type FunnelReportResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['FunnelReport'] = ResolversParentTypes['FunnelReport']> = {
  cohort?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
  missingRates?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  stages?: Resolver<Array<ResolversTypes['FunnelStage']>, ParentType, ContextType>;
  won?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
};

export type FunnelStageResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['FunnelStage'] = ResolversParentTypes['FunnelStage']> = {
  averageDays?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  conversion?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  lost?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  medianDays?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reached?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['Stage'], ParentType, ContextType>;
  stays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  visited?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type HistoryConnectionResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['HistoryConnection'] = ResolversParentTypes['HistoryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['HistoryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type HistoryEdgeResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['HistoryEdge'] = ResolversParentTypes['HistoryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['HistoryEntry'], ParentType, ContextType>;
};

export type HistoryEntryResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['HistoryEntry'] = ResolversParentTypes['HistoryEntry']> = {
  actor?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  actorName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  commandId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  device?: Resolver<Maybe<ResolversTypes['Device']>, ParentType, ContextType>;
  deviceId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  deviceTime?: Resolver<Maybe<ResolversTypes['Time']>, ParentType, ContextType>;
  erased?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['FieldChange']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ItemErrorResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ItemError'] = ResolversParentTypes['ItemError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  conflicts?: Resolver<Array<ResolversTypes['FieldConflict']>, ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['FieldProblem']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface JsonObjectScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSONObject'], any> {
  name: 'JSONObject';
}

export type LineItemResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['LineItem'] = ResolversParentTypes['LineItem']> = {
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discountPercent?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  productId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ListEntryResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ListEntry'] = ResolversParentTypes['ListEntry']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LostReasonRowResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['LostReasonRow'] = ResolversParentTypes['LostReasonRow']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lost?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
};

export type MemberResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Member'] = ResolversParentTypes['Member']> = {
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  locale?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  teams?: Resolver<Array<ResolversTypes['Team']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MemberConnectionResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['MemberConnection'] = ResolversParentTypes['MemberConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MemberEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MemberEdgeResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['MemberEdge'] = ResolversParentTypes['MemberEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
};

export type MemberPayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['MemberPayload'] = ResolversParentTypes['MemberPayload']> = {
  member?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Amount'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MovedDealRowResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['MovedDealRow'] = ResolversParentTypes['MovedDealRow']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  deal?: Resolver<Maybe<ResolversTypes['Deal']>, ParentType, ContextType>;
  dealId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  fromExpected?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  fromStage?: Resolver<Maybe<ResolversTypes['Stage']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MovedKind'], ParentType, ContextType>;
  toExpected?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  toStage?: Resolver<ResolversTypes['Stage'], ParentType, ContextType>;
};

export type MovedReportResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['MovedReport'] = ResolversParentTypes['MovedReport']> = {
  closing?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
  deals?: Resolver<Array<ResolversTypes['MovedDealRow']>, ParentType, ContextType>;
  kinds?: Resolver<Array<ResolversTypes['MovedTotal']>, ParentType, ContextType>;
  missingRates?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  opening?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
};

export type MovedTotalResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['MovedTotal'] = ResolversParentTypes['MovedTotal']> = {
  kind?: Resolver<ResolversTypes['MovedKind'], ParentType, ContextType>;
  worth?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  archiveCompanies?: Resolver<ResolversTypes['CompaniesPayload'], ParentType, ContextType, RequireFields<MutationArchiveCompaniesArgs, 'input'>>;
  archiveCompany?: Resolver<ResolversTypes['CompanyPayload'], ParentType, ContextType, RequireFields<MutationArchiveCompanyArgs, 'input'>>;
  archiveContact?: Resolver<ResolversTypes['ContactPayload'], ParentType, ContextType, RequireFields<MutationArchiveContactArgs, 'input'>>;
  archiveContacts?: Resolver<ResolversTypes['ContactsPayload'], ParentType, ContextType, RequireFields<MutationArchiveContactsArgs, 'input'>>;
  archiveCustomField?: Resolver<ResolversTypes['CustomFieldPayload'], ParentType, ContextType, RequireFields<MutationArchiveCustomFieldArgs, 'input'>>;
  archiveDeal?: Resolver<ResolversTypes['DealPayload'], ParentType, ContextType, RequireFields<MutationArchiveDealArgs, 'input'>>;
  archiveDeals?: Resolver<ResolversTypes['DealsPayload'], ParentType, ContextType, RequireFields<MutationArchiveDealsArgs, 'input'>>;
  archivePipeline?: Resolver<ResolversTypes['PipelinePayload'], ParentType, ContextType, RequireFields<MutationArchivePipelineArgs, 'input'>>;
  archiveProduct?: Resolver<ResolversTypes['ProductPayload'], ParentType, ContextType, RequireFields<MutationArchiveProductArgs, 'input'>>;
  assignCompanies?: Resolver<ResolversTypes['CompaniesPayload'], ParentType, ContextType, RequireFields<MutationAssignCompaniesArgs, 'input'>>;
  assignContacts?: Resolver<ResolversTypes['ContactsPayload'], ParentType, ContextType, RequireFields<MutationAssignContactsArgs, 'input'>>;
  assignDeals?: Resolver<ResolversTypes['DealsPayload'], ParentType, ContextType, RequireFields<MutationAssignDealsArgs, 'input'>>;
  assignTasks?: Resolver<ResolversTypes['TasksPayload'], ParentType, ContextType, RequireFields<MutationAssignTasksArgs, 'input'>>;
  completeTask?: Resolver<ResolversTypes['TaskPayload'], ParentType, ContextType, RequireFields<MutationCompleteTaskArgs, 'input'>>;
  completeTasks?: Resolver<ResolversTypes['TasksPayload'], ParentType, ContextType, RequireFields<MutationCompleteTasksArgs, 'input'>>;
  createApiKey?: Resolver<ResolversTypes['CreateApiKeyPayload'], ParentType, ContextType, RequireFields<MutationCreateApiKeyArgs, 'input'>>;
  createCompanies?: Resolver<ResolversTypes['CompaniesPayload'], ParentType, ContextType, RequireFields<MutationCreateCompaniesArgs, 'input'>>;
  createCompany?: Resolver<ResolversTypes['CompanyPayload'], ParentType, ContextType, RequireFields<MutationCreateCompanyArgs, 'input'>>;
  createContact?: Resolver<ResolversTypes['ContactPayload'], ParentType, ContextType, RequireFields<MutationCreateContactArgs, 'input'>>;
  createContacts?: Resolver<ResolversTypes['ContactsPayload'], ParentType, ContextType, RequireFields<MutationCreateContactsArgs, 'input'>>;
  createDeal?: Resolver<ResolversTypes['DealPayload'], ParentType, ContextType, RequireFields<MutationCreateDealArgs, 'input'>>;
  createDeals?: Resolver<ResolversTypes['DealsPayload'], ParentType, ContextType, RequireFields<MutationCreateDealsArgs, 'input'>>;
  createMember?: Resolver<ResolversTypes['MemberPayload'], ParentType, ContextType, RequireFields<MutationCreateMemberArgs, 'input'>>;
  createNote?: Resolver<ResolversTypes['NotePayload'], ParentType, ContextType, RequireFields<MutationCreateNoteArgs, 'input'>>;
  createPipeline?: Resolver<ResolversTypes['PipelinePayload'], ParentType, ContextType, RequireFields<MutationCreatePipelineArgs, 'input'>>;
  createProduct?: Resolver<ResolversTypes['ProductPayload'], ParentType, ContextType, RequireFields<MutationCreateProductArgs, 'input'>>;
  createSavedView?: Resolver<ResolversTypes['SavedViewPayload'], ParentType, ContextType, RequireFields<MutationCreateSavedViewArgs, 'input'>>;
  createTag?: Resolver<ResolversTypes['TagPayload'], ParentType, ContextType, RequireFields<MutationCreateTagArgs, 'input'>>;
  createTask?: Resolver<ResolversTypes['TaskPayload'], ParentType, ContextType, RequireFields<MutationCreateTaskArgs, 'input'>>;
  createTasks?: Resolver<ResolversTypes['TasksPayload'], ParentType, ContextType, RequireFields<MutationCreateTasksArgs, 'input'>>;
  createTeam?: Resolver<ResolversTypes['TeamPayload'], ParentType, ContextType, RequireFields<MutationCreateTeamArgs, 'input'>>;
  defineCustomField?: Resolver<ResolversTypes['CustomFieldPayload'], ParentType, ContextType, RequireFields<MutationDefineCustomFieldArgs, 'input'>>;
  deleteCompanies?: Resolver<ResolversTypes['DeleteManyPayload'], ParentType, ContextType, RequireFields<MutationDeleteCompaniesArgs, 'input'>>;
  deleteCompany?: Resolver<ResolversTypes['DeletePayload'], ParentType, ContextType, RequireFields<MutationDeleteCompanyArgs, 'input'>>;
  deleteContact?: Resolver<ResolversTypes['DeletePayload'], ParentType, ContextType, RequireFields<MutationDeleteContactArgs, 'input'>>;
  deleteContacts?: Resolver<ResolversTypes['DeleteManyPayload'], ParentType, ContextType, RequireFields<MutationDeleteContactsArgs, 'input'>>;
  deleteDeal?: Resolver<ResolversTypes['DeletePayload'], ParentType, ContextType, RequireFields<MutationDeleteDealArgs, 'input'>>;
  deleteDeals?: Resolver<ResolversTypes['DeleteManyPayload'], ParentType, ContextType, RequireFields<MutationDeleteDealsArgs, 'input'>>;
  deleteNote?: Resolver<ResolversTypes['DeletePayload'], ParentType, ContextType, RequireFields<MutationDeleteNoteArgs, 'input'>>;
  deletePipeline?: Resolver<ResolversTypes['DeletePayload'], ParentType, ContextType, RequireFields<MutationDeletePipelineArgs, 'input'>>;
  deleteProduct?: Resolver<ResolversTypes['DeletePayload'], ParentType, ContextType, RequireFields<MutationDeleteProductArgs, 'input'>>;
  deleteQuota?: Resolver<ResolversTypes['DeletePayload'], ParentType, ContextType, RequireFields<MutationDeleteQuotaArgs, 'input'>>;
  deleteSavedView?: Resolver<ResolversTypes['DeletePayload'], ParentType, ContextType, RequireFields<MutationDeleteSavedViewArgs, 'input'>>;
  deleteTag?: Resolver<ResolversTypes['DeletePayload'], ParentType, ContextType, RequireFields<MutationDeleteTagArgs, 'input'>>;
  deleteTask?: Resolver<ResolversTypes['DeletePayload'], ParentType, ContextType, RequireFields<MutationDeleteTaskArgs, 'input'>>;
  deleteTasks?: Resolver<ResolversTypes['DeleteManyPayload'], ParentType, ContextType, RequireFields<MutationDeleteTasksArgs, 'input'>>;
  deleteTeam?: Resolver<ResolversTypes['DeletePayload'], ParentType, ContextType, RequireFields<MutationDeleteTeamArgs, 'input'>>;
  eraseContact?: Resolver<ResolversTypes['ContactPayload'], ParentType, ContextType, RequireFields<MutationEraseContactArgs, 'input'>>;
  loseDeal?: Resolver<ResolversTypes['DealPayload'], ParentType, ContextType, RequireFields<MutationLoseDealArgs, 'input'>>;
  mergeContacts?: Resolver<ResolversTypes['ContactPayload'], ParentType, ContextType, RequireFields<MutationMergeContactsArgs, 'input'>>;
  moveDeal?: Resolver<ResolversTypes['DealPayload'], ParentType, ContextType, RequireFields<MutationMoveDealArgs, 'input'>>;
  moveDeals?: Resolver<ResolversTypes['DealsPayload'], ParentType, ContextType, RequireFields<MutationMoveDealsArgs, 'input'>>;
  pauseProjection?: Resolver<ResolversTypes['ProjectionPayload'], ParentType, ContextType, RequireFields<MutationPauseProjectionArgs, 'input'>>;
  registerDevice?: Resolver<ResolversTypes['DevicePayload'], ParentType, ContextType, RequireFields<MutationRegisterDeviceArgs, 'input'>>;
  reopenDeal?: Resolver<ResolversTypes['DealPayload'], ParentType, ContextType, RequireFields<MutationReopenDealArgs, 'input'>>;
  reopenTask?: Resolver<ResolversTypes['TaskPayload'], ParentType, ContextType, RequireFields<MutationReopenTaskArgs, 'input'>>;
  reopenTasks?: Resolver<ResolversTypes['TasksPayload'], ParentType, ContextType, RequireFields<MutationReopenTasksArgs, 'input'>>;
  restoreCompanies?: Resolver<ResolversTypes['CompaniesPayload'], ParentType, ContextType, RequireFields<MutationRestoreCompaniesArgs, 'input'>>;
  restoreCompany?: Resolver<ResolversTypes['CompanyPayload'], ParentType, ContextType, RequireFields<MutationRestoreCompanyArgs, 'input'>>;
  restoreContact?: Resolver<ResolversTypes['ContactPayload'], ParentType, ContextType, RequireFields<MutationRestoreContactArgs, 'input'>>;
  restoreContacts?: Resolver<ResolversTypes['ContactsPayload'], ParentType, ContextType, RequireFields<MutationRestoreContactsArgs, 'input'>>;
  restoreCustomField?: Resolver<ResolversTypes['CustomFieldPayload'], ParentType, ContextType, RequireFields<MutationRestoreCustomFieldArgs, 'input'>>;
  restoreDeal?: Resolver<ResolversTypes['DealPayload'], ParentType, ContextType, RequireFields<MutationRestoreDealArgs, 'input'>>;
  restoreDeals?: Resolver<ResolversTypes['DealsPayload'], ParentType, ContextType, RequireFields<MutationRestoreDealsArgs, 'input'>>;
  restoreNote?: Resolver<ResolversTypes['NotePayload'], ParentType, ContextType, RequireFields<MutationRestoreNoteArgs, 'input'>>;
  restorePipeline?: Resolver<ResolversTypes['PipelinePayload'], ParentType, ContextType, RequireFields<MutationRestorePipelineArgs, 'input'>>;
  restoreProduct?: Resolver<ResolversTypes['ProductPayload'], ParentType, ContextType, RequireFields<MutationRestoreProductArgs, 'input'>>;
  restoreSavedView?: Resolver<ResolversTypes['SavedViewPayload'], ParentType, ContextType, RequireFields<MutationRestoreSavedViewArgs, 'input'>>;
  restoreTag?: Resolver<ResolversTypes['TagPayload'], ParentType, ContextType, RequireFields<MutationRestoreTagArgs, 'input'>>;
  restoreTask?: Resolver<ResolversTypes['TaskPayload'], ParentType, ContextType, RequireFields<MutationRestoreTaskArgs, 'input'>>;
  restoreTasks?: Resolver<ResolversTypes['TasksPayload'], ParentType, ContextType, RequireFields<MutationRestoreTasksArgs, 'input'>>;
  restoreTeam?: Resolver<ResolversTypes['TeamPayload'], ParentType, ContextType, RequireFields<MutationRestoreTeamArgs, 'input'>>;
  restoreValue?: Resolver<ResolversTypes['RestoreValuePayload'], ParentType, ContextType, RequireFields<MutationRestoreValueArgs, 'input'>>;
  resumeProjection?: Resolver<ResolversTypes['ProjectionPayload'], ParentType, ContextType, RequireFields<MutationResumeProjectionArgs, 'input'>>;
  retryParked?: Resolver<ResolversTypes['ParkedPayload'], ParentType, ContextType, RequireFields<MutationRetryParkedArgs, 'input'>>;
  revokeApiKey?: Resolver<ResolversTypes['ApiKeyPayload'], ParentType, ContextType, RequireFields<MutationRevokeApiKeyArgs, 'input'>>;
  revokeDevice?: Resolver<ResolversTypes['DevicePayload'], ParentType, ContextType, RequireFields<MutationRevokeDeviceArgs, 'input'>>;
  setConsent?: Resolver<ResolversTypes['ContactPayload'], ParentType, ContextType, RequireFields<MutationSetConsentArgs, 'input'>>;
  setExchangeRates?: Resolver<ResolversTypes['TenantPayload'], ParentType, ContextType, RequireFields<MutationSetExchangeRatesArgs, 'input'>>;
  setList?: Resolver<ResolversTypes['TenantPayload'], ParentType, ContextType, RequireFields<MutationSetListArgs, 'input'>>;
  setQuota?: Resolver<ResolversTypes['QuotaPayload'], ParentType, ContextType, RequireFields<MutationSetQuotaArgs, 'input'>>;
  skipParked?: Resolver<ResolversTypes['ParkedPayload'], ParentType, ContextType, RequireFields<MutationSkipParkedArgs, 'input'>>;
  undo?: Resolver<ResolversTypes['UndoPayload'], ParentType, ContextType, RequireFields<MutationUndoArgs, 'input'>>;
  updateCompanies?: Resolver<ResolversTypes['CompaniesPayload'], ParentType, ContextType, RequireFields<MutationUpdateCompaniesArgs, 'input'>>;
  updateCompany?: Resolver<ResolversTypes['CompanyPayload'], ParentType, ContextType, RequireFields<MutationUpdateCompanyArgs, 'input'>>;
  updateContact?: Resolver<ResolversTypes['ContactPayload'], ParentType, ContextType, RequireFields<MutationUpdateContactArgs, 'input'>>;
  updateContacts?: Resolver<ResolversTypes['ContactsPayload'], ParentType, ContextType, RequireFields<MutationUpdateContactsArgs, 'input'>>;
  updateCustomField?: Resolver<ResolversTypes['CustomFieldPayload'], ParentType, ContextType, RequireFields<MutationUpdateCustomFieldArgs, 'input'>>;
  updateDeal?: Resolver<ResolversTypes['DealPayload'], ParentType, ContextType, RequireFields<MutationUpdateDealArgs, 'input'>>;
  updateDeals?: Resolver<ResolversTypes['DealsPayload'], ParentType, ContextType, RequireFields<MutationUpdateDealsArgs, 'input'>>;
  updateMe?: Resolver<ResolversTypes['MemberPayload'], ParentType, ContextType, RequireFields<MutationUpdateMeArgs, 'input'>>;
  updateMember?: Resolver<ResolversTypes['MemberPayload'], ParentType, ContextType, RequireFields<MutationUpdateMemberArgs, 'input'>>;
  updateNote?: Resolver<ResolversTypes['NotePayload'], ParentType, ContextType, RequireFields<MutationUpdateNoteArgs, 'input'>>;
  updatePipeline?: Resolver<ResolversTypes['PipelinePayload'], ParentType, ContextType, RequireFields<MutationUpdatePipelineArgs, 'input'>>;
  updateProduct?: Resolver<ResolversTypes['ProductPayload'], ParentType, ContextType, RequireFields<MutationUpdateProductArgs, 'input'>>;
  updateSavedView?: Resolver<ResolversTypes['SavedViewPayload'], ParentType, ContextType, RequireFields<MutationUpdateSavedViewArgs, 'input'>>;
  updateTag?: Resolver<ResolversTypes['TagPayload'], ParentType, ContextType, RequireFields<MutationUpdateTagArgs, 'input'>>;
  updateTask?: Resolver<ResolversTypes['TaskPayload'], ParentType, ContextType, RequireFields<MutationUpdateTaskArgs, 'input'>>;
  updateTasks?: Resolver<ResolversTypes['TasksPayload'], ParentType, ContextType, RequireFields<MutationUpdateTasksArgs, 'input'>>;
  updateTeam?: Resolver<ResolversTypes['TeamPayload'], ParentType, ContextType, RequireFields<MutationUpdateTeamArgs, 'input'>>;
  updateTenant?: Resolver<ResolversTypes['TenantPayload'], ParentType, ContextType, RequireFields<MutationUpdateTenantArgs, 'input'>>;
  winDeal?: Resolver<ResolversTypes['DealPayload'], ParentType, ContextType, RequireFields<MutationWinDealArgs, 'input'>>;
};

export type NoteResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Note'] = ResolversParentTypes['Note']> = {
  author?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  deal?: Resolver<Maybe<ResolversTypes['Deal']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mentions?: Resolver<Array<ResolversTypes['Member']>, ParentType, ContextType>;
  pinned?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  timeline?: Resolver<ResolversTypes['TimelineConnection'], ParentType, ContextType, RequireFields<NoteTimelineArgs, 'first'>>;
  updatedAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NoteConnectionResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['NoteConnection'] = ResolversParentTypes['NoteConnection']> = {
  edges?: Resolver<Array<ResolversTypes['NoteEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NoteEdgeResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['NoteEdge'] = ResolversParentTypes['NoteEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Note'], ParentType, ContextType>;
};

export type NotePayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['NotePayload'] = ResolversParentTypes['NotePayload']> = {
  note?: Resolver<ResolversTypes['Note'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ParkedEventResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ParkedEvent'] = ResolversParentTypes['ParkedEvent']> = {
  cause?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  object?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  objectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  parkedAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  projection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ParkedEventConnectionResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ParkedEventConnection'] = ResolversParentTypes['ParkedEventConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ParkedEventEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ParkedEventEdgeResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ParkedEventEdge'] = ResolversParentTypes['ParkedEventEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ParkedEvent'], ParentType, ContextType>;
};

export type ParkedPayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ParkedPayload'] = ResolversParentTypes['ParkedPayload']> = {
  applied?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  done?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PhoneNumberResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['PhoneNumber'] = ResolversParentTypes['PhoneNumber']> = {
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  primary?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  raw?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PipelineResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Pipeline'] = ResolversParentTypes['Pipeline']> = {
  archived?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stages?: Resolver<Array<ResolversTypes['Stage']>, ParentType, ContextType>;
};

export type PipelinePayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['PipelinePayload'] = ResolversParentTypes['PipelinePayload']> = {
  pipeline?: Resolver<ResolversTypes['Pipeline'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
};

export type PipelineReportResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['PipelineReport'] = ResolversParentTypes['PipelineReport']> = {
  stages?: Resolver<Array<ResolversTypes['StageTotal']>, ParentType, ContextType>;
  winRates?: Resolver<Array<ResolversTypes['WinRate']>, ParentType, ContextType>;
};

export interface PositionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Position'], any> {
  name: 'Position';
}

export type ProductResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  archived?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  customFields?: Resolver<ResolversTypes['CustomFields'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  prices?: Resolver<Array<ResolversTypes['Money']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tags?: Resolver<Array<ResolversTypes['Tag']>, ParentType, ContextType>;
  timeline?: Resolver<ResolversTypes['TimelineConnection'], ParentType, ContextType, RequireFields<ProductTimelineArgs, 'first'>>;
  updatedAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProductConnectionResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ProductEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProductEdgeResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ProductEdge'] = ResolversParentTypes['ProductEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type ProductPayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ProductPayload'] = ResolversParentTypes['ProductPayload']> = {
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type ProjectionResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Projection'] = ResolversParentTypes['Projection']> = {
  lagEvents?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lagExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lagSeconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parkedStreams?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pauseReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pausedAt?: Resolver<Maybe<ResolversTypes['Time']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  processes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ProjectionStatus'], ParentType, ContextType>;
};

export type ProjectionPayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['ProjectionPayload'] = ResolversParentTypes['ProjectionPayload']> = {
  projection?: Resolver<ResolversTypes['Projection'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  apiKeys?: Resolver<Array<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  changes?: Resolver<ResolversTypes['HistoryConnection'], ParentType, ContextType, RequireFields<QueryChangesArgs, 'first' | 'id'>>;
  companies?: Resolver<ResolversTypes['CompanyConnection'], ParentType, ContextType, RequireFields<QueryCompaniesArgs, 'first'>>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType, RequireFields<QueryCompanyArgs, 'id'>>;
  companyAsOf?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType, RequireFields<QueryCompanyAsOfArgs, 'at' | 'id'>>;
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType, RequireFields<QueryContactArgs, 'id'>>;
  contactAsOf?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType, RequireFields<QueryContactAsOfArgs, 'at' | 'id'>>;
  contacts?: Resolver<ResolversTypes['ContactConnection'], ParentType, ContextType, RequireFields<QueryContactsArgs, 'first'>>;
  customFields?: Resolver<Array<ResolversTypes['CustomField']>, ParentType, ContextType, RequireFields<QueryCustomFieldsArgs, 'archived' | 'object'>>;
  deal?: Resolver<Maybe<ResolversTypes['Deal']>, ParentType, ContextType, RequireFields<QueryDealArgs, 'id'>>;
  dealAsOf?: Resolver<Maybe<ResolversTypes['Deal']>, ParentType, ContextType, RequireFields<QueryDealAsOfArgs, 'at' | 'id'>>;
  dealTotals?: Resolver<ResolversTypes['DealTotals'], ParentType, ContextType, Partial<QueryDealTotalsArgs>>;
  deals?: Resolver<ResolversTypes['DealConnection'], ParentType, ContextType, RequireFields<QueryDealsArgs, 'first'>>;
  devices?: Resolver<Array<ResolversTypes['Device']>, ParentType, ContextType>;
  duplicateGroups?: Resolver<ResolversTypes['DuplicateGroupConnection'], ParentType, ContextType, RequireFields<QueryDuplicateGroupsArgs, 'first' | 'object'>>;
  duplicates?: Resolver<Array<ResolversTypes['Duplicate']>, ParentType, ContextType, RequireFields<QueryDuplicatesArgs, 'first' | 'id' | 'object'>>;
  me?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
  member?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType, RequireFields<QueryMemberArgs, 'id'>>;
  members?: Resolver<ResolversTypes['MemberConnection'], ParentType, ContextType, RequireFields<QueryMembersArgs, 'first'>>;
  note?: Resolver<Maybe<ResolversTypes['Note']>, ParentType, ContextType, RequireFields<QueryNoteArgs, 'id'>>;
  notes?: Resolver<ResolversTypes['NoteConnection'], ParentType, ContextType, RequireFields<QueryNotesArgs, 'first'>>;
  parkedEvents?: Resolver<ResolversTypes['ParkedEventConnection'], ParentType, ContextType, RequireFields<QueryParkedEventsArgs, 'first'>>;
  pipeline?: Resolver<Maybe<ResolversTypes['Pipeline']>, ParentType, ContextType, RequireFields<QueryPipelineArgs, 'id'>>;
  pipelineReport?: Resolver<ResolversTypes['PipelineReport'], ParentType, ContextType, RequireFields<QueryPipelineReportArgs, 'pipelineId'>>;
  pipelines?: Resolver<Array<ResolversTypes['Pipeline']>, ParentType, ContextType, RequireFields<QueryPipelinesArgs, 'archived'>>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, RequireFields<QueryProductArgs, 'id'>>;
  products?: Resolver<ResolversTypes['ProductConnection'], ParentType, ContextType, RequireFields<QueryProductsArgs, 'first'>>;
  projections?: Resolver<Array<ResolversTypes['Projection']>, ParentType, ContextType>;
  quotas?: Resolver<ResolversTypes['QuotaConnection'], ParentType, ContextType, RequireFields<QueryQuotasArgs, 'first'>>;
  reports?: Resolver<ResolversTypes['Reports'], ParentType, ContextType>;
  savedView?: Resolver<Maybe<ResolversTypes['SavedView']>, ParentType, ContextType, RequireFields<QuerySavedViewArgs, 'id'>>;
  savedViews?: Resolver<ResolversTypes['SavedViewConnection'], ParentType, ContextType, RequireFields<QuerySavedViewsArgs, 'first'>>;
  search?: Resolver<ResolversTypes['SearchConnection'], ParentType, ContextType, RequireFields<QuerySearchArgs, 'first' | 'query'>>;
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType, RequireFields<QueryTagArgs, 'id'>>;
  tags?: Resolver<ResolversTypes['TagConnection'], ParentType, ContextType, RequireFields<QueryTagsArgs, 'first'>>;
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType, RequireFields<QueryTaskArgs, 'id'>>;
  taskAsOf?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType, RequireFields<QueryTaskAsOfArgs, 'at' | 'id'>>;
  tasks?: Resolver<ResolversTypes['TaskConnection'], ParentType, ContextType, RequireFields<QueryTasksArgs, 'first'>>;
  team?: Resolver<Maybe<ResolversTypes['Team']>, ParentType, ContextType, RequireFields<QueryTeamArgs, 'id'>>;
  teams?: Resolver<ResolversTypes['TeamConnection'], ParentType, ContextType, RequireFields<QueryTeamsArgs, 'first'>>;
  tenant?: Resolver<ResolversTypes['Tenant'], ParentType, ContextType>;
  timeline?: Resolver<ResolversTypes['TimelineConnection'], ParentType, ContextType, RequireFields<QueryTimelineArgs, 'first' | 'subject'>>;
};

export type QuotaResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Quota'] = ResolversParentTypes['Quota']> = {
  createdAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  deals?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  measure?: Resolver<ResolversTypes['QuotaMeasure'], ParentType, ContextType>;
  member?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  months?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  period?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  team?: Resolver<Maybe<ResolversTypes['Team']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type QuotaConnectionResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['QuotaConnection'] = ResolversParentTypes['QuotaConnection']> = {
  edges?: Resolver<Array<ResolversTypes['QuotaEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type QuotaEdgeResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['QuotaEdge'] = ResolversParentTypes['QuotaEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Quota'], ParentType, ContextType>;
};

export type QuotaPayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['QuotaPayload'] = ResolversParentTypes['QuotaPayload']> = {
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  quota?: Resolver<ResolversTypes['Quota'], ParentType, ContextType>;
};

export type QuotaReportResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['QuotaReport'] = ResolversParentTypes['QuotaReport']> = {
  missingRates?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['QuotaRow']>, ParentType, ContextType>;
};

export type QuotaRowResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['QuotaRow'] = ResolversParentTypes['QuotaRow']> = {
  attainment?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  first?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  last?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  measure?: Resolver<ResolversTypes['QuotaMeasure'], ParentType, ContextType>;
  member?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
  quotaId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  targetBase?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  targetDeals?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  team?: Resolver<Maybe<ResolversTypes['Team']>, ParentType, ContextType>;
  weighted?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
  won?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
};

export type RepeatResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Repeat'] = ResolversParentTypes['Repeat']> = {
  dayOfMonth?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  every?: Resolver<ResolversTypes['RepeatUnit'], ParentType, ContextType>;
  interval?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type ReportsResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Reports'] = ResolversParentTypes['Reports']> = {
  activity?: Resolver<ResolversTypes['ActivityReport'], ParentType, ContextType, Partial<ReportsActivityArgs>>;
  cohorts?: Resolver<ResolversTypes['CohortReport'], ParentType, ContextType, RequireFields<ReportsCohortsArgs, 'months'>>;
  forecast?: Resolver<ResolversTypes['ForecastReport'], ParentType, ContextType, RequireFields<ReportsForecastArgs, 'backtest' | 'every'>>;
  funnel?: Resolver<ResolversTypes['FunnelReport'], ParentType, ContextType, RequireFields<ReportsFunnelArgs, 'pipelineId'>>;
  moved?: Resolver<ResolversTypes['MovedReport'], ParentType, ContextType, RequireFields<ReportsMovedArgs, 'first' | 'from'>>;
  pipeline?: Resolver<ResolversTypes['StageReport'], ParentType, ContextType, Partial<ReportsPipelineArgs>>;
  quotas?: Resolver<ResolversTypes['QuotaReport'], ParentType, ContextType, Partial<ReportsQuotasArgs>>;
  weekly?: Resolver<ResolversTypes['WeeklyReport'], ParentType, ContextType, Partial<ReportsWeeklyArgs>>;
  winRates?: Resolver<ResolversTypes['WinRateReport'], ParentType, ContextType, RequireFields<ReportsWinRatesArgs, 'by' | 'every'>>;
};

export type RestoreValuePayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['RestoreValuePayload'] = ResolversParentTypes['RestoreValuePayload']> = {
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
  customFields?: Resolver<Maybe<Array<ResolversTypes['CustomField']>>, ParentType, ContextType>;
  deal?: Resolver<Maybe<ResolversTypes['Deal']>, ParentType, ContextType>;
  member?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['Note']>, ParentType, ContextType>;
  pipeline?: Resolver<Maybe<ResolversTypes['Pipeline']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  savedView?: Resolver<Maybe<ResolversTypes['SavedView']>, ParentType, ContextType>;
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType>;
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  team?: Resolver<Maybe<ResolversTypes['Team']>, ParentType, ContextType>;
};

export type SavedViewResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['SavedView'] = ResolversParentTypes['SavedView']> = {
  columns?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  filter?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  object?: Resolver<ResolversTypes['SavedViewObject'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shared?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sort?: Resolver<Maybe<ResolversTypes['JSONObject']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
};

export type SavedViewConnectionResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['SavedViewConnection'] = ResolversParentTypes['SavedViewConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SavedViewEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SavedViewEdgeResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['SavedViewEdge'] = ResolversParentTypes['SavedViewEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SavedView'], ParentType, ContextType>;
};

export type SavedViewPayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['SavedViewPayload'] = ResolversParentTypes['SavedViewPayload']> = {
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  savedView?: Resolver<ResolversTypes['SavedView'], ParentType, ContextType>;
};

export type SearchConnectionResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['SearchConnection'] = ResolversParentTypes['SearchConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SearchEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SearchEdgeResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['SearchEdge'] = ResolversParentTypes['SearchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SearchHit'], ParentType, ContextType>;
};

export type SearchHitResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['SearchHit'] = ResolversParentTypes['SearchHit']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['SearchNode']>, ParentType, ContextType>;
  object?: Resolver<ResolversTypes['SearchObject'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  subtitle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SearchNodeResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['SearchNode'] = ResolversParentTypes['SearchNode']> = {
  __resolveType: TypeResolveFn<'Company' | 'Contact' | 'Deal' | 'Note' | 'Product' | 'Task', ParentType, ContextType>;
};

export type StageResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Stage'] = ResolversParentTypes['Stage']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  movedTo?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  probability?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  retired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rotDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StageOwnerRowResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['StageOwnerRow'] = ResolversParentTypes['StageOwnerRow']> = {
  owner?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  pipeline?: Resolver<ResolversTypes['Pipeline'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['Stage'], ParentType, ContextType>;
  weighted?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
  worth?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
};

export type StageReportResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['StageReport'] = ResolversParentTypes['StageReport']> = {
  missingRates?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['StageOwnerRow']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
  weighted?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
};

export type StageTotalResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['StageTotal'] = ResolversParentTypes['StageTotal']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['Stage'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  weighted?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type StageVisitResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['StageVisit'] = ResolversParentTypes['StageVisit']> = {
  enteredAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  leftAt?: Resolver<Maybe<ResolversTypes['Time']>, ParentType, ContextType>;
  pipeline?: Resolver<ResolversTypes['Pipeline'], ParentType, ContextType>;
  seconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['Stage'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  companyChanged?: SubscriptionResolver<ResolversTypes['CompanyChange'], "companyChanged", ParentType, ContextType, Partial<SubscriptionCompanyChangedArgs>>;
  contactChanged?: SubscriptionResolver<ResolversTypes['ContactChange'], "contactChanged", ParentType, ContextType, Partial<SubscriptionContactChangedArgs>>;
  dealChanged?: SubscriptionResolver<ResolversTypes['DealChange'], "dealChanged", ParentType, ContextType, Partial<SubscriptionDealChangedArgs>>;
  taskChanged?: SubscriptionResolver<ResolversTypes['TaskChange'], "taskChanged", ParentType, ContextType, Partial<SubscriptionTaskChangedArgs>>;
  timeline?: SubscriptionResolver<ResolversTypes['TimelineChange'], "timeline", ParentType, ContextType, RequireFields<SubscriptionTimelineArgs, 'subject'>>;
};

export type TagResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Tag'] = ResolversParentTypes['Tag']> = {
  color?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
};

export type TagConnectionResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['TagConnection'] = ResolversParentTypes['TagConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TagEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TagEdgeResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['TagEdge'] = ResolversParentTypes['TagEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Tag'], ParentType, ContextType>;
};

export type TagPayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['TagPayload'] = ResolversParentTypes['TagPayload']> = {
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  tag?: Resolver<ResolversTypes['Tag'], ParentType, ContextType>;
};

export type TaskResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Task'] = ResolversParentTypes['Task']> = {
  assignee?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  completedAt?: Resolver<Maybe<ResolversTypes['Time']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  customFields?: Resolver<ResolversTypes['CustomFields'], ParentType, ContextType>;
  deal?: Resolver<Maybe<ResolversTypes['Deal']>, ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  due?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  dueTime?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TaskKind'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['TaskPriority'], ParentType, ContextType>;
  reminder?: Resolver<Maybe<ResolversTypes['Time']>, ParentType, ContextType>;
  repeat?: Resolver<Maybe<ResolversTypes['Repeat']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  timeline?: Resolver<ResolversTypes['TimelineConnection'], ParentType, ContextType, RequireFields<TaskTimelineArgs, 'first'>>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TaskChangeResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['TaskChange'] = ResolversParentTypes['TaskChange']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
};

export type TaskConnectionResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['TaskConnection'] = ResolversParentTypes['TaskConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TaskEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TaskEdgeResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['TaskEdge'] = ResolversParentTypes['TaskEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Task'], ParentType, ContextType>;
};

export type TaskPayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['TaskPayload'] = ResolversParentTypes['TaskPayload']> = {
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  task?: Resolver<ResolversTypes['Task'], ParentType, ContextType>;
};

export type TaskResultResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['TaskResult'] = ResolversParentTypes['TaskResult']> = {
  error?: Resolver<Maybe<ResolversTypes['ItemError']>, ParentType, ContextType>;
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
};

export type TasksPayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['TasksPayload'] = ResolversParentTypes['TasksPayload']> = {
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  results?: Resolver<Array<ResolversTypes['TaskResult']>, ParentType, ContextType>;
};

export type TeamResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Team'] = ResolversParentTypes['Team']> = {
  createdAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lead?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  memberIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  members?: Resolver<Array<ResolversTypes['Member']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
};

export type TeamConnectionResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['TeamConnection'] = ResolversParentTypes['TeamConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TeamEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TeamEdgeResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['TeamEdge'] = ResolversParentTypes['TeamEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Team'], ParentType, ContextType>;
};

export type TeamPayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['TeamPayload'] = ResolversParentTypes['TeamPayload']> = {
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  team?: Resolver<ResolversTypes['Team'], ParentType, ContextType>;
};

export type TenantResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Tenant'] = ResolversParentTypes['Tenant']> = {
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lists?: Resolver<Array<ResolversTypes['WordList']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phoneRegion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rates?: Resolver<Array<ResolversTypes['ExchangeRate']>, ParentType, ContextType, Partial<TenantRatesArgs>>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TenantPayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['TenantPayload'] = ResolversParentTypes['TenantPayload']> = {
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  tenant?: Resolver<ResolversTypes['Tenant'], ParentType, ContextType>;
};

export interface TimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Time'], any> {
  name: 'Time';
}

export type TimelineChangeResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['TimelineChange'] = ResolversParentTypes['TimelineChange']> = {
  entry?: Resolver<ResolversTypes['TimelineEntry'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
};

export type TimelineConnectionResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['TimelineConnection'] = ResolversParentTypes['TimelineConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TimelineEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TimelineEdgeResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['TimelineEdge'] = ResolversParentTypes['TimelineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TimelineEntry'], ParentType, ContextType>;
};

export type TimelineEntryResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['TimelineEntry'] = ResolversParentTypes['TimelineEntry']> = {
  actor?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  actorName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['Time'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UndoPayloadResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['UndoPayload'] = ResolversParentTypes['UndoPayload']> = {
  position?: Resolver<ResolversTypes['Position'], ParentType, ContextType>;
  results?: Resolver<Array<ResolversTypes['UndoResult']>, ParentType, ContextType>;
};

export type UndoResultResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['UndoResult'] = ResolversParentTypes['UndoResult']> = {
  error?: Resolver<Maybe<ResolversTypes['ItemError']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  object?: Resolver<ResolversTypes['ObjectType'], ParentType, ContextType>;
  restored?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface ValueScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Value'], any> {
  name: 'Value';
}

export type WeekRowResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['WeekRow'] = ResolversParentTypes['WeekRow']> = {
  first?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  lost?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
  new?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
  slipped?: Resolver<Maybe<ResolversTypes['Worth']>, ParentType, ContextType>;
  won?: Resolver<ResolversTypes['Worth'], ParentType, ContextType>;
};

export type WeeklyReportResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['WeeklyReport'] = ResolversParentTypes['WeeklyReport']> = {
  missingRates?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  weeks?: Resolver<Array<ResolversTypes['WeekRow']>, ParentType, ContextType>;
};

export type WinRateResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['WinRate'] = ResolversParentTypes['WinRate']> = {
  lost?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  won?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WinRateReportResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['WinRateReport'] = ResolversParentTypes['WinRateReport']> = {
  lostReasons?: Resolver<Array<ResolversTypes['LostReasonRow']>, ParentType, ContextType>;
  missingRates?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['ClosedRow']>, ParentType, ContextType>;
};

export type WordListResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['WordList'] = ResolversParentTypes['WordList']> = {
  closed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  entries?: Resolver<Array<ResolversTypes['ListEntry']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['ListName'], ParentType, ContextType>;
};

export type WorthResolvers<ContextType = FakeContext, ParentType extends ResolversParentTypes['Worth'] = ResolversParentTypes['Worth']> = {
  base?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  byCurrency?: Resolver<Array<ResolversTypes['Money']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type Resolvers<ContextType = FakeContext> = {
  ActivityCount?: ActivityCountResolvers<ContextType>;
  ActivityReport?: ActivityReportResolvers<ContextType>;
  ActivityRow?: ActivityRowResolvers<ContextType>;
  Address?: AddressResolvers<ContextType>;
  Amount?: GraphQLScalarType;
  ApiKey?: ApiKeyResolvers<ContextType>;
  ApiKeyPayload?: ApiKeyPayloadResolvers<ContextType>;
  BacktestRow?: BacktestRowResolvers<ContextType>;
  ClosedRow?: ClosedRowResolvers<ContextType>;
  CohortReport?: CohortReportResolvers<ContextType>;
  CohortRow?: CohortRowResolvers<ContextType>;
  CompaniesPayload?: CompaniesPayloadResolvers<ContextType>;
  Company?: CompanyResolvers<ContextType>;
  CompanyChange?: CompanyChangeResolvers<ContextType>;
  CompanyConnection?: CompanyConnectionResolvers<ContextType>;
  CompanyEdge?: CompanyEdgeResolvers<ContextType>;
  CompanyPayload?: CompanyPayloadResolvers<ContextType>;
  CompanyResult?: CompanyResultResolvers<ContextType>;
  Consent?: ConsentResolvers<ContextType>;
  Contact?: ContactResolvers<ContextType>;
  ContactChange?: ContactChangeResolvers<ContextType>;
  ContactConnection?: ContactConnectionResolvers<ContextType>;
  ContactEdge?: ContactEdgeResolvers<ContextType>;
  ContactPayload?: ContactPayloadResolvers<ContextType>;
  ContactResult?: ContactResultResolvers<ContextType>;
  ContactsPayload?: ContactsPayloadResolvers<ContextType>;
  CreateApiKeyPayload?: CreateApiKeyPayloadResolvers<ContextType>;
  CustomField?: CustomFieldResolvers<ContextType>;
  CustomFieldOption?: CustomFieldOptionResolvers<ContextType>;
  CustomFieldPayload?: CustomFieldPayloadResolvers<ContextType>;
  CustomFields?: GraphQLScalarType;
  CustomValue?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  Deal?: DealResolvers<ContextType>;
  DealChange?: DealChangeResolvers<ContextType>;
  DealConnection?: DealConnectionResolvers<ContextType>;
  DealContact?: DealContactResolvers<ContextType>;
  DealEdge?: DealEdgeResolvers<ContextType>;
  DealPayload?: DealPayloadResolvers<ContextType>;
  DealResult?: DealResultResolvers<ContextType>;
  DealStageTotals?: DealStageTotalsResolvers<ContextType>;
  DealTotals?: DealTotalsResolvers<ContextType>;
  DealsPayload?: DealsPayloadResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  DeleteManyPayload?: DeleteManyPayloadResolvers<ContextType>;
  DeletePayload?: DeletePayloadResolvers<ContextType>;
  DeleteResult?: DeleteResultResolvers<ContextType>;
  Device?: DeviceResolvers<ContextType>;
  DevicePayload?: DevicePayloadResolvers<ContextType>;
  Duplicate?: DuplicateResolvers<ContextType>;
  DuplicateGroup?: DuplicateGroupResolvers<ContextType>;
  DuplicateGroupConnection?: DuplicateGroupConnectionResolvers<ContextType>;
  DuplicateGroupEdge?: DuplicateGroupEdgeResolvers<ContextType>;
  EmailAddress?: EmailAddressResolvers<ContextType>;
  ExchangeRate?: ExchangeRateResolvers<ContextType>;
  FieldChange?: FieldChangeResolvers<ContextType>;
  FieldConflict?: FieldConflictResolvers<ContextType>;
  FieldProblem?: FieldProblemResolvers<ContextType>;
  ForecastReport?: ForecastReportResolvers<ContextType>;
  ForecastRow?: ForecastRowResolvers<ContextType>;
  FunnelReport?: FunnelReportResolvers<ContextType>;
  FunnelStage?: FunnelStageResolvers<ContextType>;
  HistoryConnection?: HistoryConnectionResolvers<ContextType>;
  HistoryEdge?: HistoryEdgeResolvers<ContextType>;
  HistoryEntry?: HistoryEntryResolvers<ContextType>;
  ItemError?: ItemErrorResolvers<ContextType>;
  JSONObject?: GraphQLScalarType;
  LineItem?: LineItemResolvers<ContextType>;
  ListEntry?: ListEntryResolvers<ContextType>;
  LostReasonRow?: LostReasonRowResolvers<ContextType>;
  Member?: MemberResolvers<ContextType>;
  MemberConnection?: MemberConnectionResolvers<ContextType>;
  MemberEdge?: MemberEdgeResolvers<ContextType>;
  MemberPayload?: MemberPayloadResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  MovedDealRow?: MovedDealRowResolvers<ContextType>;
  MovedReport?: MovedReportResolvers<ContextType>;
  MovedTotal?: MovedTotalResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Note?: NoteResolvers<ContextType>;
  NoteConnection?: NoteConnectionResolvers<ContextType>;
  NoteEdge?: NoteEdgeResolvers<ContextType>;
  NotePayload?: NotePayloadResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  ParkedEvent?: ParkedEventResolvers<ContextType>;
  ParkedEventConnection?: ParkedEventConnectionResolvers<ContextType>;
  ParkedEventEdge?: ParkedEventEdgeResolvers<ContextType>;
  ParkedPayload?: ParkedPayloadResolvers<ContextType>;
  PhoneNumber?: PhoneNumberResolvers<ContextType>;
  Pipeline?: PipelineResolvers<ContextType>;
  PipelinePayload?: PipelinePayloadResolvers<ContextType>;
  PipelineReport?: PipelineReportResolvers<ContextType>;
  Position?: GraphQLScalarType;
  Product?: ProductResolvers<ContextType>;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  ProductEdge?: ProductEdgeResolvers<ContextType>;
  ProductPayload?: ProductPayloadResolvers<ContextType>;
  Projection?: ProjectionResolvers<ContextType>;
  ProjectionPayload?: ProjectionPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Quota?: QuotaResolvers<ContextType>;
  QuotaConnection?: QuotaConnectionResolvers<ContextType>;
  QuotaEdge?: QuotaEdgeResolvers<ContextType>;
  QuotaPayload?: QuotaPayloadResolvers<ContextType>;
  QuotaReport?: QuotaReportResolvers<ContextType>;
  QuotaRow?: QuotaRowResolvers<ContextType>;
  Repeat?: RepeatResolvers<ContextType>;
  Reports?: ReportsResolvers<ContextType>;
  RestoreValuePayload?: RestoreValuePayloadResolvers<ContextType>;
  SavedView?: SavedViewResolvers<ContextType>;
  SavedViewConnection?: SavedViewConnectionResolvers<ContextType>;
  SavedViewEdge?: SavedViewEdgeResolvers<ContextType>;
  SavedViewPayload?: SavedViewPayloadResolvers<ContextType>;
  SearchConnection?: SearchConnectionResolvers<ContextType>;
  SearchEdge?: SearchEdgeResolvers<ContextType>;
  SearchHit?: SearchHitResolvers<ContextType>;
  SearchNode?: SearchNodeResolvers<ContextType>;
  Stage?: StageResolvers<ContextType>;
  StageOwnerRow?: StageOwnerRowResolvers<ContextType>;
  StageReport?: StageReportResolvers<ContextType>;
  StageTotal?: StageTotalResolvers<ContextType>;
  StageVisit?: StageVisitResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Tag?: TagResolvers<ContextType>;
  TagConnection?: TagConnectionResolvers<ContextType>;
  TagEdge?: TagEdgeResolvers<ContextType>;
  TagPayload?: TagPayloadResolvers<ContextType>;
  Task?: TaskResolvers<ContextType>;
  TaskChange?: TaskChangeResolvers<ContextType>;
  TaskConnection?: TaskConnectionResolvers<ContextType>;
  TaskEdge?: TaskEdgeResolvers<ContextType>;
  TaskPayload?: TaskPayloadResolvers<ContextType>;
  TaskResult?: TaskResultResolvers<ContextType>;
  TasksPayload?: TasksPayloadResolvers<ContextType>;
  Team?: TeamResolvers<ContextType>;
  TeamConnection?: TeamConnectionResolvers<ContextType>;
  TeamEdge?: TeamEdgeResolvers<ContextType>;
  TeamPayload?: TeamPayloadResolvers<ContextType>;
  Tenant?: TenantResolvers<ContextType>;
  TenantPayload?: TenantPayloadResolvers<ContextType>;
  Time?: GraphQLScalarType;
  TimelineChange?: TimelineChangeResolvers<ContextType>;
  TimelineConnection?: TimelineConnectionResolvers<ContextType>;
  TimelineEdge?: TimelineEdgeResolvers<ContextType>;
  TimelineEntry?: TimelineEntryResolvers<ContextType>;
  UndoPayload?: UndoPayloadResolvers<ContextType>;
  UndoResult?: UndoResultResolvers<ContextType>;
  Value?: GraphQLScalarType;
  WeekRow?: WeekRowResolvers<ContextType>;
  WeeklyReport?: WeeklyReportResolvers<ContextType>;
  WinRate?: WinRateResolvers<ContextType>;
  WinRateReport?: WinRateReportResolvers<ContextType>;
  WordList?: WordListResolvers<ContextType>;
  Worth?: WorthResolvers<ContextType>;
};

