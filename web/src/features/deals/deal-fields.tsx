import { useSuspenseQuery } from "@tanstack/react-query";
import {
  companyChoicesQuery,
  contactChoicesQuery,
  memberChoices,
  membersQuery,
  type Choice,
} from "@/lib/lookups";
import { LookupField } from "@/ui/form/lookup-field";
import { LookupsField } from "@/ui/form/lookups-field";
import { MoneyField } from "@/ui/form/money-field";
import { SelectField } from "@/ui/form/select-field";
import { TextField } from "@/ui/form/text-field";
import { TwoColumns } from "@/ui/form/two-columns";

type DealFieldsProps = { company?: Choice | undefined; contacts?: readonly Choice[] };

export function DealFields({ company, contacts }: DealFieldsProps) {
  const { data: members } = useSuspenseQuery(membersQuery);
  return (
    <>
      <TextField name="title" label="Title" required data-autofocus autoComplete="off" />
      <TwoColumns>
        <MoneyField name="amount" currencyName="currency" label="Value" />
        <TextField name="expectedClose" label="Expected to close" type="date" />
        <LookupField name="companyId" label="Company" query={companyChoicesQuery} initial={company} />
        <SelectField name="ownerId" label="Owner" choices={memberChoices(members)} clearable />
      </TwoColumns>
      <LookupsField name="contactIds" label="Contacts" query={contactChoicesQuery} initial={contacts} />
    </>
  );
}
