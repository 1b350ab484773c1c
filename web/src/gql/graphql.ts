/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A postal address; a part left out is empty. */
export type AddressInput = {
  /** City or town. */
  city?: string | null | undefined;
  /** Country. */
  country?: string | null | undefined;
  /** Postal code. */
  postalCode?: string | null | undefined;
  /** State, region or county. */
  region?: string | null | undefined;
  /** Street and number. */
  street?: string | null | undefined;
};

/** Which amounts, in minor units, whatever the currency. All that is given must hold. */
export type AmountFilter = {
  /** This amount. */
  eq?: number | null | undefined;
  /** Larger ones. */
  gt?: number | null | undefined;
  /** This one, and larger ones. */
  gte?: number | null | undefined;
  /** One of these amounts. */
  in?: Array<number> | null | undefined;
  /** Smaller ones. */
  lt?: number | null | undefined;
  /** This one, and smaller ones. */
  lte?: number | null | undefined;
};

/** Which companies. All that is given must hold. */
export type CompanyFilter = {
  /** All of these must hold as well. */
  and?: Array<CompanyFilter> | null | undefined;
  /** True: only what is archived. Left out: only what is not. */
  archived?: boolean | null | undefined;
  /** City of the address. */
  city?: TextFilter | null | undefined;
  /** Country of the address. */
  country?: TextFilter | null | undefined;
  /** When the company was made. */
  createdAt?: TimeFilter | null | undefined;
  /** Values of custom fields. */
  custom?: Array<CustomFilter> | null | undefined;
  /** Web domain. */
  domain?: TextFilter | null | undefined;
  /** Number of employees. */
  employees?: NumberFilter | null | undefined;
  /** Only this industry. */
  industry?: string | null | undefined;
  /** Industries. */
  industryFilter?: TextFilter | null | undefined;
  /** Name. */
  name?: TextFilter | null | undefined;
  /** This must not hold. */
  not?: CompanyFilter | null | undefined;
  /** One of these must hold as well. */
  or?: Array<CompanyFilter> | null | undefined;
  /** The member who looks after the company. */
  ownerFilter?: IdFilter | null | undefined;
  /** Only companies of this owner. */
  ownerId?: string | null | undefined;
  /** The company that it belongs to. */
  parentFilter?: IdFilter | null | undefined;
  /** Only companies that belong to this one. */
  parentId?: string | null | undefined;
  /** Yearly revenue. */
  revenue?: AmountFilter | null | undefined;
  /** Its tags. */
  tagFilter?: IdFilter | null | undefined;
  /** Only companies with this tag. */
  tagId?: string | null | undefined;
  /** Only companies that a member of this team looks after. */
  teamId?: string | null | undefined;
  /** When it was last changed. */
  updatedAt?: TimeFilter | null | undefined;
};

/** The order of companies. */
export type CompanySort = {
  /** By a custom field, by key; objects without a value come last. */
  customField?: string | null | undefined;
  /** Which way. */
  direction?: Direction | null | undefined;
  /** By what; or else customField. */
  field?: CompanySortField | null | undefined;
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
  commandId?: string | null | undefined;
  /** The task's id. */
  id: string;
};

/** Which contacts. All that is given must hold. */
export type ContactFilter = {
  /** All of these must hold as well. */
  and?: Array<ContactFilter> | null | undefined;
  /** True: only what is archived. Left out: only what is not. */
  archived?: boolean | null | undefined;
  /** City of the address. */
  city?: TextFilter | null | undefined;
  /** The company that the contact works for. */
  companyFilter?: IdFilter | null | undefined;
  /** Only contacts of this company. */
  companyId?: string | null | undefined;
  /** Country of the address. */
  country?: TextFilter | null | undefined;
  /** When the contact was made. */
  createdAt?: TimeFilter | null | undefined;
  /** Values of custom fields. */
  custom?: Array<CustomFilter> | null | undefined;
  /** E-mail address. */
  email?: TextFilter | null | undefined;
  /** Given name. */
  firstName?: TextFilter | null | undefined;
  /** Job title. */
  jobTitle?: TextFilter | null | undefined;
  /** Family name. */
  lastName?: TextFilter | null | undefined;
  /** Only this lead status. */
  leadStatus?: string | null | undefined;
  /** Lead statuses. */
  leadStatusFilter?: TextFilter | null | undefined;
  /** Only this lifecycle stage. */
  lifecycleStage?: string | null | undefined;
  /** Lifecycle stages. */
  lifecycleStageFilter?: TextFilter | null | undefined;
  /** This must not hold. */
  not?: ContactFilter | null | undefined;
  /** One of these must hold as well. */
  or?: Array<ContactFilter> | null | undefined;
  /** The member who looks after the contact. */
  ownerFilter?: IdFilter | null | undefined;
  /** Only contacts of this owner. */
  ownerId?: string | null | undefined;
  /** Phone number. */
  phone?: TextFilter | null | undefined;
  /** Where the contact came from. */
  source?: TextFilter | null | undefined;
  /** The tags that it has. */
  tagFilter?: IdFilter | null | undefined;
  /** Only contacts with this tag. */
  tagId?: string | null | undefined;
  /** Only contacts that a member of this team looks after. */
  teamId?: string | null | undefined;
  /** When it was last changed. */
  updatedAt?: TimeFilter | null | undefined;
};

/** The order of contacts. */
export type ContactSort = {
  /** By a custom field, by key; objects without a value come last. */
  customField?: string | null | undefined;
  /** Which way. */
  direction?: Direction | null | undefined;
  /** By what; or else customField. */
  field?: ContactSortField | null | undefined;
};

/** What contacts can be sorted by. */
export type ContactSortField =
  /** When they were made. */
  | 'CREATED_AT'
  /** Family name, then given name. */
  | 'NAME'
  /** When they were last changed. */
  | 'UPDATED_AT';

/** A new company. */
export type CreateCompanyInput = {
  /** Postal address. */
  address?: AddressInput | null | undefined;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: string | null | undefined;
  /** Values of custom fields. */
  customFields?: Record<string, unknown> | null | undefined;
  /** What there is to know about it, up to 50,000 characters. */
  description?: string | null | undefined;
  /** Web domain or address. */
  domain?: string | null | undefined;
  /** Number of employees. */
  employees?: number | null | undefined;
  /** Industry. */
  industry?: string | null | undefined;
  /** Name. */
  name: string;
  /** The member who looks after the company. Left out: the caller. */
  ownerId?: string | null | undefined;
  /** The company that it belongs to; empty for none. Refused when that is below it, or has 20 companies above it. */
  parentId?: string | null | undefined;
  /** Phone number, in any form. */
  phone?: string | null | undefined;
  /** What it sells in a year; null when unknown. */
  revenue?: MoneyInput | null | undefined;
  /** Its tags, as a whole; 100 at most. */
  tagIds?: Array<string> | null | undefined;
  /** Address of its web site; https:// is put before it where no scheme is said. */
  website?: string | null | undefined;
};

/** A new contact. At least one of firstName, lastName and email is needed. */
export type CreateContactInput = {
  /** Postal address. */
  address?: AddressInput | null | undefined;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: string | null | undefined;
  /** The company that the contact works for. */
  companyId?: string | null | undefined;
  /** Values of custom fields. */
  customFields?: Record<string, unknown> | null | undefined;
  /** The primary e-mail address; others stay. */
  email?: string | null | undefined;
  /** All e-mail addresses, in place of those that there are. */
  emails?: Array<EmailInput> | null | undefined;
  /** Given name. */
  firstName?: string | null | undefined;
  /** Job title. */
  jobTitle?: string | null | undefined;
  /** Family name. */
  lastName?: string | null | undefined;
  /** Where the work on a lead stands. */
  leadStatus?: string | null | undefined;
  /** How far the relationship has come. */
  lifecycleStage?: string | null | undefined;
  /** The member who looks after the contact. Left out: the caller. */
  ownerId?: string | null | undefined;
  /** The primary phone number, in any form; others stay. */
  phone?: string | null | undefined;
  /** All phone numbers, in place of those that there are. */
  phones?: Array<PhoneInput> | null | undefined;
  /** Where the contact came from. */
  source?: string | null | undefined;
  /** The tags that it has, all of them. */
  tagIds?: Array<string> | null | undefined;
};

/** A new deal. */
export type CreateDealInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: string | null | undefined;
  /** The company that would buy. */
  companyId?: string | null | undefined;
  /** The people involved, without roles. Say either this or contacts. */
  contactIds?: Array<string> | null | undefined;
  /** The people involved, and as what. */
  contacts?: Array<DealContactInput> | null | undefined;
  /** Values of custom fields. */
  customFields?: Record<string, unknown> | null | undefined;
  /** When it is expected to close. */
  expectedClose?: string | null | undefined;
  /** How far it is counted on. BY_STAGE leaves it to the stage. */
  forecastCategory?: ForecastCategory | null | undefined;
  /** What is sold. The deal is then worth what they come to, unless its value is said. */
  lineItems?: Array<LineItemInput> | null | undefined;
  /** The member who works on it. Left out: the caller. */
  ownerId?: string | null | undefined;
  /** The pipeline that it goes through. */
  pipelineId: string;
  /** Where it came from. */
  source?: string | null | undefined;
  /** The stage that it starts in. Left out: the first. */
  stageId?: string | null | undefined;
  /** Its tags. */
  tagIds?: Array<string> | null | undefined;
  /** Title. */
  title: string;
  /** What it is worth. Left out: what its line items come to, or nothing yet, in the tenant's currency. */
  value?: MoneyInput | null | undefined;
  /** True: it is worth what its line items come to, which is usual when no value is said. */
  valueIsSum?: boolean | null | undefined;
};

/** A new task. */
export type CreateTaskInput = {
  /** The member who does it. Left out: the caller. */
  assigneeId?: string | null | undefined;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: string | null | undefined;
  /** The company that it is about. */
  companyId?: string | null | undefined;
  /** The contact that it is about. */
  contactId?: string | null | undefined;
  /** Values of custom fields. */
  customFields?: Record<string, unknown> | null | undefined;
  /** The deal that it is about. */
  dealId?: string | null | undefined;
  /** More about it. */
  description?: string | null | undefined;
  /** The day it is due. */
  due?: string | null | undefined;
  /** The time of that day, HH:MM, where the team works. */
  dueTime?: string | null | undefined;
  /** What kind of task it is. */
  kind?: TaskKind | null | undefined;
  /** How urgent it is. */
  priority?: TaskPriority | null | undefined;
  /** When its assignee wants to be reminded. */
  reminder?: string | null | undefined;
  /** How it comes again; needs a day it is due. */
  repeat?: RepeatInput | null | undefined;
  /** What is to be done. */
  title: string;
};

/** Which values of a custom field. All that is given must hold; an object without a value fulfils none of it but isSet: false. */
export type CustomFilter = {
  /** Texts that hold this one, whatever the case and the accents. */
  contains?: string | null | undefined;
  /** This value. For a field of several choices: one option, or a list of which an object must have all. */
  eq?: unknown;
  /** The key of the field. */
  field: string;
  /** Larger numbers, larger amounts in minor units, later days. */
  gt?: unknown;
  /** This one, and larger or later ones. */
  gte?: unknown;
  /** One of these values. */
  in?: Array<unknown> | null | undefined;
  /** Only objects with (true) or only those without (false) a value. */
  isSet?: boolean | null | undefined;
  /** Smaller or earlier ones. */
  lt?: unknown;
  /** This one, and smaller or earlier ones. */
  lte?: unknown;
};

/** Which days. All that is given must hold. */
export type DateFilter = {
  /** This day. */
  eq?: string | null | undefined;
  /** Later ones. */
  gt?: string | null | undefined;
  /** This one, and later ones. */
  gte?: string | null | undefined;
  /** One of these days. */
  in?: Array<string> | null | undefined;
  /** Only none (true) or only some (false). */
  isNull?: boolean | null | undefined;
  /** Earlier ones. */
  lt?: string | null | undefined;
  /** This one, and earlier ones. */
  lte?: string | null | undefined;
};

/** A person who has to do with a deal. */
export type DealContactInput = {
  /** The contact. */
  contactId: string;
  /** True for the one to talk to; one at most. */
  primary?: boolean | null | undefined;
  /** As what, such as decision maker. */
  role?: string | null | undefined;
};

/** Which deals. All that is given must hold. */
export type DealFilter = {
  /** All of these must hold as well. */
  and?: Array<DealFilter> | null | undefined;
  /** True: only what is archived. Left out: only what is not. */
  archived?: boolean | null | undefined;
  /** When it was closed. */
  closedAt?: TimeFilter | null | undefined;
  /** The company that would buy. */
  companyFilter?: IdFilter | null | undefined;
  /** Only deals of this company. */
  companyId?: string | null | undefined;
  /** The people involved. */
  contactFilter?: IdFilter | null | undefined;
  /** Only deals with this contact. */
  contactId?: string | null | undefined;
  /** When it was opened. */
  createdAt?: TimeFilter | null | undefined;
  /** Currency of the value. */
  currency?: TextFilter | null | undefined;
  /** Values of custom fields. */
  custom?: Array<CustomFilter> | null | undefined;
  /** When it is expected to close. */
  expectedClose?: DateFilter | null | undefined;
  /** Why it was lost. */
  lostReason?: TextFilter | null | undefined;
  /** This must not hold. */
  not?: DealFilter | null | undefined;
  /** One of these must hold as well. */
  or?: Array<DealFilter> | null | undefined;
  /** The member who works on it. */
  ownerFilter?: IdFilter | null | undefined;
  /** Only deals of this owner. */
  ownerId?: string | null | undefined;
  /** The pipeline that it goes through. */
  pipelineFilter?: IdFilter | null | undefined;
  /** Only deals of this pipeline. */
  pipelineId?: string | null | undefined;
  /** Where it came from. */
  source?: TextFilter | null | undefined;
  /** The stage that it is in. */
  stageFilter?: IdFilter | null | undefined;
  /** Only deals in this stage. */
  stageId?: string | null | undefined;
  /** When it came into its stage. */
  stageSince?: TimeFilter | null | undefined;
  /** Only deals that stand so. */
  status?: DealStatus | null | undefined;
  /** One of these. */
  statuses?: Array<DealStatus> | null | undefined;
  /** Only deals with this tag. */
  tagId?: string | null | undefined;
  /** Only deals that a member of this team looks after. */
  teamId?: string | null | undefined;
  /** Title. */
  title?: TextFilter | null | undefined;
  /** When it was last changed. */
  updatedAt?: TimeFilter | null | undefined;
  /** What it is worth. */
  value?: AmountFilter | null | undefined;
};

/** The order of deals. */
export type DealSort = {
  /** By a custom field, by key; objects without a value come last. */
  customField?: string | null | undefined;
  /** Which way. */
  direction?: Direction | null | undefined;
  /** By what; or else customField. */
  field?: DealSortField | null | undefined;
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

/** How a deal stands. */
export type DealStatus =
  /** Closed, the customer did not buy. */
  | 'LOST'
  /** Being worked on. */
  | 'OPEN'
  /** Closed, the customer bought. */
  | 'WON';

/** What is deleted. */
export type DeleteInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: string | null | undefined;
  /** The id of the object. */
  id: string;
};

/** The direction of a sort. */
export type Direction =
  /** Smallest, oldest or A first. */
  | 'ASC'
  /** Largest, newest or Z first. */
  | 'DESC';

/** An e-mail address of a contact. */
export type EmailInput = {
  /** The address. */
  address: string;
  /** What it is for, such as work. */
  label?: string | null | undefined;
  /** True for the primary one; without any, the first is. */
  primary?: boolean | null | undefined;
};

/** Whom to erase. */
export type EraseContactInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: string | null | undefined;
  /** The contact's id. */
  id: string;
  /** Why, for the record; it must not name the person. */
  reason: string;
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

/** Which objects, by id. All that is given must hold. */
export type IdFilter = {
  /** This object. */
  eq?: string | null | undefined;
  /** One of these objects. */
  in?: Array<string> | null | undefined;
  /** Only none (true) or only some (false). */
  isNull?: boolean | null | undefined;
};

/** A part of what is sold. */
export type LineItemInput = {
  /** An amount off the line in minor units, after the percentage. */
  discount?: number | null | undefined;
  /** Per cent off, 0 to 100, with up to 4 decimals. */
  discountPercent?: string | null | undefined;
  /** What it is called. Left out: as the product is called now. */
  name?: string | null | undefined;
  /** What one costs; the same currency in all lines. Left out: what the product costs now, in the tenant's currency if it has a price in that. */
  price?: MoneyInput | null | undefined;
  /** The product, if it is one. */
  productId?: string | null | undefined;
  /** How many: more than 0, with up to 6 decimals. */
  quantity: string;
};

/** Which deal is lost, and why. */
export type LoseDealInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: string | null | undefined;
  /** The deal's id. */
  id: string;
  /** Why it was lost: a key or label of the list LOST_REASONS or, unless that list is closed, any words. */
  reason: string;
};

/** An amount of money. */
export type MoneyInput = {
  /** Minor units (cents); never negative. */
  amount: number;
  /** ISO 4217 code, such as EUR. */
  currency: string;
};

/** Where a deal goes. */
export type MoveDealInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: string | null | undefined;
  /** The deal's id. */
  id: string;
  /** The pipeline of that stage, when it is another one than the deal's. */
  pipelineId?: string | null | undefined;
  /** The stage that it goes to. */
  stageId: string;
};

/** Which whole numbers. All that is given must hold. */
export type NumberFilter = {
  /** This number. */
  eq?: number | null | undefined;
  /** Larger ones. */
  gt?: number | null | undefined;
  /** This one, and larger ones. */
  gte?: number | null | undefined;
  /** One of these numbers. */
  in?: Array<number> | null | undefined;
  /** Smaller ones. */
  lt?: number | null | undefined;
  /** This one, and smaller ones. */
  lte?: number | null | undefined;
};

/** A phone number of a contact. */
export type PhoneInput = {
  /** What it is for, such as mobile. */
  label?: string | null | undefined;
  /** The number, in any form. */
  number: string;
  /** True for the primary one; without any, the first is. */
  primary?: boolean | null | undefined;
};

/** Which deal is opened again. */
export type ReopenDealInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: string | null | undefined;
  /** The deal's id. */
  id: string;
};

/** How a task comes again. */
export type RepeatInput = {
  /** The day that months and years keep to. Left out: that of the due day. */
  dayOfMonth?: number | null | undefined;
  /** The unit. */
  every: RepeatUnit;
  /** How many units lie between one time and the next, 1,000 at most. */
  interval?: number | null | undefined;
  /** The last day that the task may be due. Left out: no end. */
  until?: string | null | undefined;
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

/** What a member may do. */
export type Role =
  /** Everything, members and devices too. */
  | 'ADMIN'
  /** All daily work. */
  | 'REP'
  /** Only reading. */
  | 'VIEWER';

/** Which tasks. All that is given must hold. */
export type TaskFilter = {
  /** All of these must hold as well. */
  and?: Array<TaskFilter> | null | undefined;
  /** The member who does it. */
  assigneeFilter?: IdFilter | null | undefined;
  /** Only tasks of this assignee. */
  assigneeId?: string | null | undefined;
  /** The company that it is about. */
  companyFilter?: IdFilter | null | undefined;
  /** Only tasks about this company. */
  companyId?: string | null | undefined;
  /** Only done (true) or only open (false) tasks. */
  completed?: boolean | null | undefined;
  /** When it was done. */
  completedAt?: TimeFilter | null | undefined;
  /** The contact that it is about. */
  contactFilter?: IdFilter | null | undefined;
  /** Only tasks about this contact. */
  contactId?: string | null | undefined;
  /** When it was made. */
  createdAt?: TimeFilter | null | undefined;
  /** Values of custom fields. */
  custom?: Array<CustomFilter> | null | undefined;
  /** The deal that it is about. */
  dealFilter?: IdFilter | null | undefined;
  /** Only tasks about this deal. */
  dealId?: string | null | undefined;
  /** The day it is due. */
  due?: DateFilter | null | undefined;
  /** One of these. */
  kinds?: Array<TaskKind> | null | undefined;
  /** This must not hold. */
  not?: TaskFilter | null | undefined;
  /** One of these must hold as well. */
  or?: Array<TaskFilter> | null | undefined;
  /** One of these. */
  priorities?: Array<TaskPriority> | null | undefined;
  /** Only tasks of the members of this team. */
  teamId?: string | null | undefined;
  /** What is to be done. */
  title?: TextFilter | null | undefined;
  /** When it was last changed. */
  updatedAt?: TimeFilter | null | undefined;
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

/** How urgent a task is. */
export type TaskPriority =
  /** First. */
  | 'HIGH'
  /** Can wait. */
  | 'LOW'
  /** As usual. */
  | 'NORMAL';

/** The order of tasks. */
export type TaskSort = {
  /** Which way. */
  direction?: Direction | null | undefined;
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

/** Which texts. All that is given must hold. */
export type TextFilter = {
  /** Texts that hold this one, whatever the case and the accents. */
  contains?: string | null | undefined;
  /** Exactly this text. */
  eq?: string | null | undefined;
  /** Exactly one of these texts. */
  in?: Array<string> | null | undefined;
  /** Only empty (true) or only other (false) texts. */
  isEmpty?: boolean | null | undefined;
  /** Texts that begin with this one, whatever the case and the accents. */
  startsWith?: string | null | undefined;
};

/** Which times. All that is given must hold. */
export type TimeFilter = {
  /** Later ones. */
  gt?: string | null | undefined;
  /** This one, and later ones. */
  gte?: string | null | undefined;
  /** Only none (true) or only some (false). */
  isNull?: boolean | null | undefined;
  /** Earlier ones. */
  lt?: string | null | undefined;
  /** This one, and earlier ones. */
  lte?: string | null | undefined;
};

/** A changed company. A field that is left out stays. */
export type UpdateCompanyInput = {
  /** Postal address, as a whole. */
  address?: AddressInput | null | undefined;
  /** The revision that the sender has seen. What others changed since is then kept; a field that both changed is refused with CONFLICT, and extensions.conflicts holds what it was, what it is now and what was wanted. Left out: the last one wins. */
  baseRevision?: number | null | undefined;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: string | null | undefined;
  /** Values of custom fields; null clears one, one that is left out stays. */
  customFields?: Record<string, unknown> | null | undefined;
  /** What there is to know about it, up to 50,000 characters. */
  description?: string | null | undefined;
  /** Web domain or address. */
  domain?: string | null | undefined;
  /** Number of employees. */
  employees?: number | null | undefined;
  /** The company's id. */
  id: string;
  /** Industry. */
  industry?: string | null | undefined;
  /** Name. */
  name?: string | null | undefined;
  /** The member who looks after the company; empty for nobody. */
  ownerId?: string | null | undefined;
  /** The company that it belongs to; empty for none. Refused when that is below it, or has 20 companies above it. */
  parentId?: string | null | undefined;
  /** Phone number, in any form. */
  phone?: string | null | undefined;
  /** What it sells in a year; null when unknown. */
  revenue?: MoneyInput | null | undefined;
  /** Its tags, as a whole; 100 at most. */
  tagIds?: Array<string> | null | undefined;
  /** Address of its web site; https:// is put before it where no scheme is said. */
  website?: string | null | undefined;
};

/** A changed contact. A field that is left out stays; an empty text or null clears it. */
export type UpdateContactInput = {
  /** Postal address, as a whole. */
  address?: AddressInput | null | undefined;
  /** The revision that the sender has seen. What others changed since is then kept; a field that both changed is refused with CONFLICT, and extensions.conflicts holds what it was, what it is now and what was wanted. Left out: the last one wins. */
  baseRevision?: number | null | undefined;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: string | null | undefined;
  /** The company that the contact works for; empty for none. */
  companyId?: string | null | undefined;
  /** Values of custom fields; null clears one, one that is left out stays. */
  customFields?: Record<string, unknown> | null | undefined;
  /** The primary e-mail address; others stay. */
  email?: string | null | undefined;
  /** All e-mail addresses, in place of those that there are. */
  emails?: Array<EmailInput> | null | undefined;
  /** Given name. */
  firstName?: string | null | undefined;
  /** The contact's id. */
  id: string;
  /** Job title. */
  jobTitle?: string | null | undefined;
  /** Family name. */
  lastName?: string | null | undefined;
  /** Where the work on a lead stands. */
  leadStatus?: string | null | undefined;
  /** How far the relationship has come. */
  lifecycleStage?: string | null | undefined;
  /** The member who looks after the contact; empty for nobody. */
  ownerId?: string | null | undefined;
  /** The primary phone number, in any form; others stay. */
  phone?: string | null | undefined;
  /** All phone numbers, in place of those that there are. */
  phones?: Array<PhoneInput> | null | undefined;
  /** Where the contact came from. */
  source?: string | null | undefined;
  /** The tags that it has, all of them. */
  tagIds?: Array<string> | null | undefined;
};

/** A changed deal. A field that is left out stays. */
export type UpdateDealInput = {
  /** The revision that the sender has seen. What others changed since is then kept; a field that both changed is refused with CONFLICT, and extensions.conflicts holds what it was, what it is now and what was wanted. Left out: the last one wins. */
  baseRevision?: number | null | undefined;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: string | null | undefined;
  /** The company that would buy; empty for none. */
  companyId?: string | null | undefined;
  /** All the people involved from now on; who is there already keeps the role. Say either this or contacts. */
  contactIds?: Array<string> | null | undefined;
  /** All the people involved from now on, and as what. */
  contacts?: Array<DealContactInput> | null | undefined;
  /** Values of custom fields; null clears one, one that is left out stays. */
  customFields?: Record<string, unknown> | null | undefined;
  /** When it is expected to close. */
  expectedClose?: string | null | undefined;
  /** How far it is counted on. BY_STAGE leaves it to the stage. */
  forecastCategory?: ForecastCategory | null | undefined;
  /** The deal's id. */
  id: string;
  /** All that is sold from now on. A deal that had no line items is then worth what they come to, unless its value is said as well. */
  lineItems?: Array<LineItemInput> | null | undefined;
  /** The member who works on it; empty for nobody. */
  ownerId?: string | null | undefined;
  /** Where it came from. */
  source?: string | null | undefined;
  /** All its tags from now on. */
  tagIds?: Array<string> | null | undefined;
  /** Title. */
  title?: string | null | undefined;
  /** What it is worth. */
  value?: MoneyInput | null | undefined;
  /** True: it is worth what its line items come to from now on. */
  valueIsSum?: boolean | null | undefined;
};

/** A changed task. A field that is left out stays. */
export type UpdateTaskInput = {
  /** The member who does it; empty for nobody. */
  assigneeId?: string | null | undefined;
  /** The revision that the sender has seen. What others changed since is then kept; a field that both changed is refused with CONFLICT, and extensions.conflicts holds what it was, what it is now and what was wanted. Left out: the last one wins. */
  baseRevision?: number | null | undefined;
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: string | null | undefined;
  /** Values of custom fields. */
  customFields?: Record<string, unknown> | null | undefined;
  /** More about it. */
  description?: string | null | undefined;
  /** The day it is due. */
  due?: string | null | undefined;
  /** The time of that day, HH:MM, where the team works. */
  dueTime?: string | null | undefined;
  /** The task's id. */
  id: string;
  /** What kind of task it is. */
  kind?: TaskKind | null | undefined;
  /** How urgent it is. */
  priority?: TaskPriority | null | undefined;
  /** When its assignee wants to be reminded; null for not at all. */
  reminder?: string | null | undefined;
  /** How it comes again; null when it no longer does. */
  repeat?: RepeatInput | null | undefined;
  /** What is to be done. */
  title?: string | null | undefined;
};

/** Which deal is won. */
export type WinDealInput = {
  /** Makes the call idempotent: sent again, it gives the first result. */
  commandId?: string | null | undefined;
  /** The deal's id. */
  id: string;
};

export type CompanyRowFragment = { id: string, name: string, domain: string, phone: string, industry: string, employees: number, updatedAt: string, owner: { id: string, name: string } | null };

export type CompanyDetailFragment = { createdAt: string, id: string, name: string, domain: string, phone: string, industry: string, employees: number, updatedAt: string, address: { street: string, city: string, region: string, postalCode: string, country: string }, owner: { id: string, name: string } | null };

export type CompaniesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
  filter?: CompanyFilter | null | undefined;
  sort?: CompanySort | null | undefined;
}>;


export type CompaniesQuery = { companies: { totalCount: number, edges: Array<{ node: { id: string, name: string, domain: string, phone: string, industry: string, employees: number, updatedAt: string, owner: { id: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CompanyQueryVariables = Exact<{
  id: string;
}>;


export type CompanyQuery = { company: { createdAt: string, id: string, name: string, domain: string, phone: string, industry: string, employees: number, updatedAt: string, address: { street: string, city: string, region: string, postalCode: string, country: string }, owner: { id: string, name: string } | null } | null };

export type CreateCompanyMutationVariables = Exact<{
  input: CreateCompanyInput;
}>;


export type CreateCompanyMutation = { createCompany: { position: string, company: { id: string } } };

export type UpdateCompanyMutationVariables = Exact<{
  input: UpdateCompanyInput;
}>;


export type UpdateCompanyMutation = { updateCompany: { position: string, company: { id: string } } };

export type DeleteCompanyMutationVariables = Exact<{
  input: DeleteInput;
}>;


export type DeleteCompanyMutation = { deleteCompany: { id: string, position: string } };

export type ContactRowFragment = { id: string, name: string, email: string, phone: string, jobTitle: string, lifecycleStage: string, leadStatus: string, erased: boolean, updatedAt: string, revision: number, company: { id: string, name: string } | null, owner: { id: string, name: string } | null };

export type ContactDetailFragment = { firstName: string, lastName: string, source: string, createdAt: string, id: string, name: string, email: string, phone: string, jobTitle: string, lifecycleStage: string, leadStatus: string, erased: boolean, updatedAt: string, revision: number, address: { street: string, city: string, region: string, postalCode: string, country: string }, company: { id: string, name: string } | null, owner: { id: string, name: string } | null };

export type ContactsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
  filter?: ContactFilter | null | undefined;
  sort?: ContactSort | null | undefined;
}>;


export type ContactsQuery = { contacts: { totalCount: number, edges: Array<{ node: { id: string, name: string, email: string, phone: string, jobTitle: string, lifecycleStage: string, leadStatus: string, erased: boolean, updatedAt: string, revision: number, company: { id: string, name: string } | null, owner: { id: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ContactQueryVariables = Exact<{
  id: string;
}>;


export type ContactQuery = { contact: { firstName: string, lastName: string, source: string, createdAt: string, id: string, name: string, email: string, phone: string, jobTitle: string, lifecycleStage: string, leadStatus: string, erased: boolean, updatedAt: string, revision: number, address: { street: string, city: string, region: string, postalCode: string, country: string }, company: { id: string, name: string } | null, owner: { id: string, name: string } | null } | null };

export type ContactsOfCompanyQueryVariables = Exact<{
  companyId: string;
}>;


export type ContactsOfCompanyQuery = { contacts: { totalCount: number, edges: Array<{ node: { id: string, name: string, email: string, phone: string, jobTitle: string, lifecycleStage: string, leadStatus: string, erased: boolean, updatedAt: string, revision: number, company: { id: string, name: string } | null, owner: { id: string, name: string } | null } }> } };

export type CreateContactMutationVariables = Exact<{
  input: CreateContactInput;
}>;


export type CreateContactMutation = { createContact: { position: string, contact: { id: string } } };

export type UpdateContactMutationVariables = Exact<{
  input: UpdateContactInput;
}>;


export type UpdateContactMutation = { updateContact: { position: string, contact: { id: string } } };

export type DeleteContactMutationVariables = Exact<{
  input: DeleteInput;
}>;


export type DeleteContactMutation = { deleteContact: { id: string, position: string } };

export type EraseContactMutationVariables = Exact<{
  input: EraseContactInput;
}>;


export type EraseContactMutation = { eraseContact: { position: string, contact: { id: string } } };

export type DealCardFragment = { id: string, title: string, expectedClose: string | null, updatedAt: string, value: { amount: number, currency: string }, stage: { id: string }, company: { id: string, name: string } | null, owner: { id: string, name: string } | null };

export type DealRowFragment = { id: string, title: string, status: DealStatus, expectedClose: string | null, closedAt: string | null, value: { amount: number, currency: string }, stage: { id: string, name: string }, company: { id: string, name: string } | null, owner: { id: string, name: string } | null };

export type DealDetailFragment = { lostReason: string, stageSince: string, createdAt: string, id: string, title: string, status: DealStatus, expectedClose: string | null, closedAt: string | null, pipeline: { id: string, name: string }, contacts: Array<{ id: string, name: string, email: string, erased: boolean }>, value: { amount: number, currency: string }, stage: { id: string, name: string }, company: { id: string, name: string } | null, owner: { id: string, name: string } | null };

export type StageDealsQueryVariables = Exact<{
  filter: DealFilter;
  sort: DealSort;
  search?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type StageDealsQuery = { deals: { totalCount: number, edges: Array<{ node: { id: string, title: string, expectedClose: string | null, updatedAt: string, value: { amount: number, currency: string }, stage: { id: string }, company: { id: string, name: string } | null, owner: { id: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type BoardTotalsQueryVariables = Exact<{
  pipelineId: string;
}>;


export type BoardTotalsQuery = { pipelineReport: { stages: Array<{ count: number, stage: { id: string }, value: { amount: number, currency: string } }> } };

export type DealsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
  filter?: DealFilter | null | undefined;
  sort?: DealSort | null | undefined;
}>;


export type DealsQuery = { deals: { totalCount: number, edges: Array<{ node: { id: string, title: string, status: DealStatus, expectedClose: string | null, closedAt: string | null, value: { amount: number, currency: string }, stage: { id: string, name: string }, company: { id: string, name: string } | null, owner: { id: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DealQueryVariables = Exact<{
  id: string;
}>;


export type DealQuery = { deal: { lostReason: string, stageSince: string, createdAt: string, id: string, title: string, status: DealStatus, expectedClose: string | null, closedAt: string | null, pipeline: { id: string, name: string }, contacts: Array<{ id: string, name: string, email: string, erased: boolean }>, value: { amount: number, currency: string }, stage: { id: string, name: string }, company: { id: string, name: string } | null, owner: { id: string, name: string } | null } | null };

export type CreateDealMutationVariables = Exact<{
  input: CreateDealInput;
}>;


export type CreateDealMutation = { createDeal: { position: string, deal: { id: string } } };

export type UpdateDealMutationVariables = Exact<{
  input: UpdateDealInput;
}>;


export type UpdateDealMutation = { updateDeal: { position: string, deal: { id: string } } };

export type MoveDealMutationVariables = Exact<{
  input: MoveDealInput;
}>;


export type MoveDealMutation = { moveDeal: { position: string, deal: { id: string } } };

export type WinDealMutationVariables = Exact<{
  input: WinDealInput;
}>;


export type WinDealMutation = { winDeal: { position: string, deal: { id: string } } };

export type LoseDealMutationVariables = Exact<{
  input: LoseDealInput;
}>;


export type LoseDealMutation = { loseDeal: { position: string, deal: { id: string } } };

export type ReopenDealMutationVariables = Exact<{
  input: ReopenDealInput;
}>;


export type ReopenDealMutation = { reopenDeal: { position: string, deal: { id: string } } };

export type DeleteDealMutationVariables = Exact<{
  input: DeleteInput;
}>;


export type DeleteDealMutation = { deleteDeal: { id: string, position: string } };

export type PipelineReportQueryVariables = Exact<{
  pipelineId: string;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type PipelineReportQuery = { pipelineReport: { stages: Array<{ count: number, stage: { id: string, name: string, probability: number }, value: { amount: number, currency: string }, weighted: { amount: number, currency: string } }>, winRates: Array<{ won: number, lost: number, rate: number, owner: { id: string, name: string } | null }> } };

export type TaskRowFragment = { id: string, title: string, description: string, kind: TaskKind, priority: TaskPriority, due: string | null, completedAt: string | null, assignee: { id: string, name: string } | null, contact: { id: string, name: string, erased: boolean } | null, company: { id: string, name: string } | null, deal: { id: string, title: string } | null };

export type TasksQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: TaskFilter | null | undefined;
  sort?: TaskSort | null | undefined;
}>;


export type TasksQuery = { tasks: { totalCount: number, edges: Array<{ node: { id: string, title: string, description: string, kind: TaskKind, priority: TaskPriority, due: string | null, completedAt: string | null, assignee: { id: string, name: string } | null, contact: { id: string, name: string, erased: boolean } | null, company: { id: string, name: string } | null, deal: { id: string, title: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateTaskMutationVariables = Exact<{
  input: CreateTaskInput;
}>;


export type CreateTaskMutation = { createTask: { position: string, task: { id: string } } };

export type UpdateTaskMutationVariables = Exact<{
  input: UpdateTaskInput;
}>;


export type UpdateTaskMutation = { updateTask: { position: string, task: { id: string } } };

export type CompleteTaskMutationVariables = Exact<{
  input: CompleteTaskInput;
}>;


export type CompleteTaskMutation = { completeTask: { position: string, task: { id: string } } };

export type DeleteTaskMutationVariables = Exact<{
  input: DeleteInput;
}>;


export type DeleteTaskMutation = { deleteTask: { id: string, position: string } };

export type TimelineQueryVariables = Exact<{
  subject: string;
  after?: string | null | undefined;
}>;


export type TimelineQuery = { timeline: { edges: Array<{ node: { id: string, at: string, type: string, summary: string, actorName: string, actor: { id: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MemberLabelFragment = { id: string, name: string };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { id: string, name: string, email: string, role: Role } };

export type MembersQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MembersQuery = { members: { edges: Array<{ node: { active: boolean, id: string, name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PipelinesQueryVariables = Exact<{ [key: string]: never; }>;


export type PipelinesQuery = { pipelines: Array<{ id: string, name: string, stages: Array<{ id: string, name: string, probability: number, retired: boolean }> }> };

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
export const CompanyRowFragmentDoc = new TypedDocumentString(`
    fragment CompanyRow on Company {
  id
  name
  domain
  phone
  industry
  employees
  updatedAt
  owner {
    ...MemberLabel
  }
}
    fragment MemberLabel on Member {
  id
  name
}`, {"fragmentName":"CompanyRow"}) as unknown as TypedDocumentString<CompanyRowFragment, unknown>;
export const CompanyDetailFragmentDoc = new TypedDocumentString(`
    fragment CompanyDetail on Company {
  ...CompanyRow
  createdAt
  address {
    street
    city
    region
    postalCode
    country
  }
}
    fragment CompanyRow on Company {
  id
  name
  domain
  phone
  industry
  employees
  updatedAt
  owner {
    ...MemberLabel
  }
}
fragment MemberLabel on Member {
  id
  name
}`, {"fragmentName":"CompanyDetail"}) as unknown as TypedDocumentString<CompanyDetailFragment, unknown>;
export const ContactRowFragmentDoc = new TypedDocumentString(`
    fragment ContactRow on Contact {
  id
  name
  email
  phone
  jobTitle
  lifecycleStage
  leadStatus
  erased
  updatedAt
  revision
  company {
    id
    name
  }
  owner {
    ...MemberLabel
  }
}
    fragment MemberLabel on Member {
  id
  name
}`, {"fragmentName":"ContactRow"}) as unknown as TypedDocumentString<ContactRowFragment, unknown>;
export const ContactDetailFragmentDoc = new TypedDocumentString(`
    fragment ContactDetail on Contact {
  ...ContactRow
  firstName
  lastName
  source
  createdAt
  address {
    street
    city
    region
    postalCode
    country
  }
}
    fragment ContactRow on Contact {
  id
  name
  email
  phone
  jobTitle
  lifecycleStage
  leadStatus
  erased
  updatedAt
  revision
  company {
    id
    name
  }
  owner {
    ...MemberLabel
  }
}
fragment MemberLabel on Member {
  id
  name
}`, {"fragmentName":"ContactDetail"}) as unknown as TypedDocumentString<ContactDetailFragment, unknown>;
export const DealCardFragmentDoc = new TypedDocumentString(`
    fragment DealCard on Deal {
  id
  title
  value {
    amount
    currency
  }
  stage {
    id
  }
  expectedClose
  updatedAt
  company {
    id
    name
  }
  owner {
    ...MemberLabel
  }
}
    fragment MemberLabel on Member {
  id
  name
}`, {"fragmentName":"DealCard"}) as unknown as TypedDocumentString<DealCardFragment, unknown>;
export const DealRowFragmentDoc = new TypedDocumentString(`
    fragment DealRow on Deal {
  id
  title
  value {
    amount
    currency
  }
  stage {
    id
    name
  }
  status
  expectedClose
  closedAt
  company {
    id
    name
  }
  owner {
    ...MemberLabel
  }
}
    fragment MemberLabel on Member {
  id
  name
}`, {"fragmentName":"DealRow"}) as unknown as TypedDocumentString<DealRowFragment, unknown>;
export const DealDetailFragmentDoc = new TypedDocumentString(`
    fragment DealDetail on Deal {
  ...DealRow
  lostReason
  stageSince
  createdAt
  pipeline {
    id
    name
  }
  contacts {
    id
    name
    email
    erased
  }
}
    fragment DealRow on Deal {
  id
  title
  value {
    amount
    currency
  }
  stage {
    id
    name
  }
  status
  expectedClose
  closedAt
  company {
    id
    name
  }
  owner {
    ...MemberLabel
  }
}
fragment MemberLabel on Member {
  id
  name
}`, {"fragmentName":"DealDetail"}) as unknown as TypedDocumentString<DealDetailFragment, unknown>;
export const TaskRowFragmentDoc = new TypedDocumentString(`
    fragment TaskRow on Task {
  id
  title
  description
  kind
  priority
  due
  completedAt
  assignee {
    ...MemberLabel
  }
  contact {
    id
    name
    erased
  }
  company {
    id
    name
  }
  deal {
    id
    title
  }
}
    fragment MemberLabel on Member {
  id
  name
}`, {"fragmentName":"TaskRow"}) as unknown as TypedDocumentString<TaskRowFragment, unknown>;
export const CompaniesDocument = new TypedDocumentString(`
    query Companies($first: Int!, $after: String, $search: String, $filter: CompanyFilter, $sort: CompanySort) {
  companies(
    first: $first
    after: $after
    search: $search
    filter: $filter
    sort: $sort
  ) {
    edges {
      node {
        ...CompanyRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment CompanyRow on Company {
  id
  name
  domain
  phone
  industry
  employees
  updatedAt
  owner {
    ...MemberLabel
  }
}
fragment MemberLabel on Member {
  id
  name
}`) as unknown as TypedDocumentString<CompaniesQuery, CompaniesQueryVariables>;
export const CompanyDocument = new TypedDocumentString(`
    query Company($id: ID!) {
  company(id: $id) {
    ...CompanyDetail
  }
}
    fragment CompanyRow on Company {
  id
  name
  domain
  phone
  industry
  employees
  updatedAt
  owner {
    ...MemberLabel
  }
}
fragment CompanyDetail on Company {
  ...CompanyRow
  createdAt
  address {
    street
    city
    region
    postalCode
    country
  }
}
fragment MemberLabel on Member {
  id
  name
}`) as unknown as TypedDocumentString<CompanyQuery, CompanyQueryVariables>;
export const CreateCompanyDocument = new TypedDocumentString(`
    mutation CreateCompany($input: CreateCompanyInput!) {
  createCompany(input: $input) {
    company {
      id
    }
    position
  }
}
    `) as unknown as TypedDocumentString<CreateCompanyMutation, CreateCompanyMutationVariables>;
export const UpdateCompanyDocument = new TypedDocumentString(`
    mutation UpdateCompany($input: UpdateCompanyInput!) {
  updateCompany(input: $input) {
    company {
      id
    }
    position
  }
}
    `) as unknown as TypedDocumentString<UpdateCompanyMutation, UpdateCompanyMutationVariables>;
export const DeleteCompanyDocument = new TypedDocumentString(`
    mutation DeleteCompany($input: DeleteInput!) {
  deleteCompany(input: $input) {
    id
    position
  }
}
    `) as unknown as TypedDocumentString<DeleteCompanyMutation, DeleteCompanyMutationVariables>;
export const ContactsDocument = new TypedDocumentString(`
    query Contacts($first: Int!, $after: String, $search: String, $filter: ContactFilter, $sort: ContactSort) {
  contacts(
    first: $first
    after: $after
    search: $search
    filter: $filter
    sort: $sort
  ) {
    edges {
      node {
        ...ContactRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment ContactRow on Contact {
  id
  name
  email
  phone
  jobTitle
  lifecycleStage
  leadStatus
  erased
  updatedAt
  revision
  company {
    id
    name
  }
  owner {
    ...MemberLabel
  }
}
fragment MemberLabel on Member {
  id
  name
}`) as unknown as TypedDocumentString<ContactsQuery, ContactsQueryVariables>;
export const ContactDocument = new TypedDocumentString(`
    query Contact($id: ID!) {
  contact(id: $id) {
    ...ContactDetail
  }
}
    fragment ContactRow on Contact {
  id
  name
  email
  phone
  jobTitle
  lifecycleStage
  leadStatus
  erased
  updatedAt
  revision
  company {
    id
    name
  }
  owner {
    ...MemberLabel
  }
}
fragment ContactDetail on Contact {
  ...ContactRow
  firstName
  lastName
  source
  createdAt
  address {
    street
    city
    region
    postalCode
    country
  }
}
fragment MemberLabel on Member {
  id
  name
}`) as unknown as TypedDocumentString<ContactQuery, ContactQueryVariables>;
export const ContactsOfCompanyDocument = new TypedDocumentString(`
    query ContactsOfCompany($companyId: ID!) {
  contacts(first: 20, filter: { companyId: $companyId }, sort: { field: NAME }) {
    edges {
      node {
        ...ContactRow
      }
    }
    totalCount
  }
}
    fragment ContactRow on Contact {
  id
  name
  email
  phone
  jobTitle
  lifecycleStage
  leadStatus
  erased
  updatedAt
  revision
  company {
    id
    name
  }
  owner {
    ...MemberLabel
  }
}
fragment MemberLabel on Member {
  id
  name
}`) as unknown as TypedDocumentString<ContactsOfCompanyQuery, ContactsOfCompanyQueryVariables>;
export const CreateContactDocument = new TypedDocumentString(`
    mutation CreateContact($input: CreateContactInput!) {
  createContact(input: $input) {
    contact {
      id
    }
    position
  }
}
    `) as unknown as TypedDocumentString<CreateContactMutation, CreateContactMutationVariables>;
export const UpdateContactDocument = new TypedDocumentString(`
    mutation UpdateContact($input: UpdateContactInput!) {
  updateContact(input: $input) {
    contact {
      id
    }
    position
  }
}
    `) as unknown as TypedDocumentString<UpdateContactMutation, UpdateContactMutationVariables>;
export const DeleteContactDocument = new TypedDocumentString(`
    mutation DeleteContact($input: DeleteInput!) {
  deleteContact(input: $input) {
    id
    position
  }
}
    `) as unknown as TypedDocumentString<DeleteContactMutation, DeleteContactMutationVariables>;
export const EraseContactDocument = new TypedDocumentString(`
    mutation EraseContact($input: EraseContactInput!) {
  eraseContact(input: $input) {
    contact {
      id
    }
    position
  }
}
    `) as unknown as TypedDocumentString<EraseContactMutation, EraseContactMutationVariables>;
export const StageDealsDocument = new TypedDocumentString(`
    query StageDeals($filter: DealFilter!, $sort: DealSort!, $search: String, $after: String) {
  deals(first: 50, filter: $filter, sort: $sort, search: $search, after: $after) {
    edges {
      node {
        ...DealCard
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment DealCard on Deal {
  id
  title
  value {
    amount
    currency
  }
  stage {
    id
  }
  expectedClose
  updatedAt
  company {
    id
    name
  }
  owner {
    ...MemberLabel
  }
}
fragment MemberLabel on Member {
  id
  name
}`) as unknown as TypedDocumentString<StageDealsQuery, StageDealsQueryVariables>;
export const BoardTotalsDocument = new TypedDocumentString(`
    query BoardTotals($pipelineId: ID!) {
  pipelineReport(pipelineId: $pipelineId) {
    stages {
      stage {
        id
      }
      count
      value {
        amount
        currency
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BoardTotalsQuery, BoardTotalsQueryVariables>;
export const DealsDocument = new TypedDocumentString(`
    query Deals($first: Int!, $after: String, $search: String, $filter: DealFilter, $sort: DealSort) {
  deals(
    first: $first
    after: $after
    search: $search
    filter: $filter
    sort: $sort
  ) {
    edges {
      node {
        ...DealRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment DealRow on Deal {
  id
  title
  value {
    amount
    currency
  }
  stage {
    id
    name
  }
  status
  expectedClose
  closedAt
  company {
    id
    name
  }
  owner {
    ...MemberLabel
  }
}
fragment MemberLabel on Member {
  id
  name
}`) as unknown as TypedDocumentString<DealsQuery, DealsQueryVariables>;
export const DealDocument = new TypedDocumentString(`
    query Deal($id: ID!) {
  deal(id: $id) {
    ...DealDetail
  }
}
    fragment DealRow on Deal {
  id
  title
  value {
    amount
    currency
  }
  stage {
    id
    name
  }
  status
  expectedClose
  closedAt
  company {
    id
    name
  }
  owner {
    ...MemberLabel
  }
}
fragment DealDetail on Deal {
  ...DealRow
  lostReason
  stageSince
  createdAt
  pipeline {
    id
    name
  }
  contacts {
    id
    name
    email
    erased
  }
}
fragment MemberLabel on Member {
  id
  name
}`) as unknown as TypedDocumentString<DealQuery, DealQueryVariables>;
export const CreateDealDocument = new TypedDocumentString(`
    mutation CreateDeal($input: CreateDealInput!) {
  createDeal(input: $input) {
    deal {
      id
    }
    position
  }
}
    `) as unknown as TypedDocumentString<CreateDealMutation, CreateDealMutationVariables>;
export const UpdateDealDocument = new TypedDocumentString(`
    mutation UpdateDeal($input: UpdateDealInput!) {
  updateDeal(input: $input) {
    deal {
      id
    }
    position
  }
}
    `) as unknown as TypedDocumentString<UpdateDealMutation, UpdateDealMutationVariables>;
export const MoveDealDocument = new TypedDocumentString(`
    mutation MoveDeal($input: MoveDealInput!) {
  moveDeal(input: $input) {
    deal {
      id
    }
    position
  }
}
    `) as unknown as TypedDocumentString<MoveDealMutation, MoveDealMutationVariables>;
export const WinDealDocument = new TypedDocumentString(`
    mutation WinDeal($input: WinDealInput!) {
  winDeal(input: $input) {
    deal {
      id
    }
    position
  }
}
    `) as unknown as TypedDocumentString<WinDealMutation, WinDealMutationVariables>;
export const LoseDealDocument = new TypedDocumentString(`
    mutation LoseDeal($input: LoseDealInput!) {
  loseDeal(input: $input) {
    deal {
      id
    }
    position
  }
}
    `) as unknown as TypedDocumentString<LoseDealMutation, LoseDealMutationVariables>;
export const ReopenDealDocument = new TypedDocumentString(`
    mutation ReopenDeal($input: ReopenDealInput!) {
  reopenDeal(input: $input) {
    deal {
      id
    }
    position
  }
}
    `) as unknown as TypedDocumentString<ReopenDealMutation, ReopenDealMutationVariables>;
export const DeleteDealDocument = new TypedDocumentString(`
    mutation DeleteDeal($input: DeleteInput!) {
  deleteDeal(input: $input) {
    id
    position
  }
}
    `) as unknown as TypedDocumentString<DeleteDealMutation, DeleteDealMutationVariables>;
export const PipelineReportDocument = new TypedDocumentString(`
    query PipelineReport($pipelineId: ID!, $from: Date, $to: Date) {
  pipelineReport(pipelineId: $pipelineId, from: $from, to: $to) {
    stages {
      stage {
        id
        name
        probability
      }
      count
      value {
        amount
        currency
      }
      weighted {
        amount
        currency
      }
    }
    winRates {
      owner {
        ...MemberLabel
      }
      won
      lost
      rate
    }
  }
}
    fragment MemberLabel on Member {
  id
  name
}`) as unknown as TypedDocumentString<PipelineReportQuery, PipelineReportQueryVariables>;
export const TasksDocument = new TypedDocumentString(`
    query Tasks($first: Int!, $after: String, $filter: TaskFilter, $sort: TaskSort) {
  tasks(first: $first, after: $after, filter: $filter, sort: $sort) {
    edges {
      node {
        ...TaskRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment TaskRow on Task {
  id
  title
  description
  kind
  priority
  due
  completedAt
  assignee {
    ...MemberLabel
  }
  contact {
    id
    name
    erased
  }
  company {
    id
    name
  }
  deal {
    id
    title
  }
}
fragment MemberLabel on Member {
  id
  name
}`) as unknown as TypedDocumentString<TasksQuery, TasksQueryVariables>;
export const CreateTaskDocument = new TypedDocumentString(`
    mutation CreateTask($input: CreateTaskInput!) {
  createTask(input: $input) {
    task {
      id
    }
    position
  }
}
    `) as unknown as TypedDocumentString<CreateTaskMutation, CreateTaskMutationVariables>;
export const UpdateTaskDocument = new TypedDocumentString(`
    mutation UpdateTask($input: UpdateTaskInput!) {
  updateTask(input: $input) {
    task {
      id
    }
    position
  }
}
    `) as unknown as TypedDocumentString<UpdateTaskMutation, UpdateTaskMutationVariables>;
export const CompleteTaskDocument = new TypedDocumentString(`
    mutation CompleteTask($input: CompleteTaskInput!) {
  completeTask(input: $input) {
    task {
      id
    }
    position
  }
}
    `) as unknown as TypedDocumentString<CompleteTaskMutation, CompleteTaskMutationVariables>;
export const DeleteTaskDocument = new TypedDocumentString(`
    mutation DeleteTask($input: DeleteInput!) {
  deleteTask(input: $input) {
    id
    position
  }
}
    `) as unknown as TypedDocumentString<DeleteTaskMutation, DeleteTaskMutationVariables>;
export const TimelineDocument = new TypedDocumentString(`
    query Timeline($subject: ID!, $after: String) {
  timeline(subject: $subject, first: 15, after: $after) {
    edges {
      node {
        id
        at
        type
        summary
        actorName
        actor {
          ...MemberLabel
        }
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
}`) as unknown as TypedDocumentString<TimelineQuery, TimelineQueryVariables>;
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
      retired
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