import { useSuspenseQuery } from "@tanstack/react-query";
import { companyChoicesQuery, memberChoices, membersQuery, type Choice } from "@/lib/lookups";
import { AddressFields } from "@/ui/form/address-fields";
import { LookupField } from "@/ui/form/lookup-field";
import { SelectField } from "@/ui/form/select-field";
import { SuggestField } from "@/ui/form/suggest-field";
import { TextField } from "@/ui/form/text-field";
import { TwoColumns } from "@/ui/form/two-columns";
import { leadStatuses, lifecycleStages } from "./contact-words";

type ContactFieldsProps = { company?: Choice | undefined };

export function ContactFields({ company }: ContactFieldsProps) {
  const { data: members } = useSuspenseQuery(membersQuery);
  return (
    <>
      <TwoColumns>
        <TextField name="firstName" label="First name" data-autofocus autoComplete="off" />
        <TextField name="lastName" label="Last name" autoComplete="off" />
        <TextField name="email" label="E-mail" type="email" autoComplete="off" />
        <TextField name="phone" label="Phone" type="tel" autoComplete="off" />
        <TextField name="jobTitle" label="Job title" />
        <LookupField name="companyId" label="Company" query={companyChoicesQuery} initial={company} />
        <SelectField name="ownerId" label="Owner" choices={memberChoices(members)} clearable />
        <SuggestField name="lifecycleStage" label="Lifecycle stage" suggestions={lifecycleStages} />
        <SuggestField name="leadStatus" label="Lead status" suggestions={leadStatuses} />
        <TextField name="source" label="Source" />
      </TwoColumns>
      <AddressFields />
    </>
  );
}
