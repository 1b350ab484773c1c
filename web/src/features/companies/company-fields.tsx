import { useSuspenseQuery } from "@tanstack/react-query";
import { memberChoices, membersQuery } from "@/lib/lookups";
import { AddressFields } from "@/ui/form/address-fields";
import { SelectField } from "@/ui/form/select-field";
import { SuggestField } from "@/ui/form/suggest-field";
import { TextField } from "@/ui/form/text-field";
import { TwoColumns } from "@/ui/form/two-columns";
import { industries } from "./industries";

export function CompanyFields() {
  const { data: members } = useSuspenseQuery(membersQuery);
  return (
    <>
      <TwoColumns>
        <TextField name="name" label="Name" required data-autofocus autoComplete="off" />
        <TextField name="domain" label="Web domain" placeholder="example.com" />
        <TextField name="phone" label="Phone" type="tel" autoComplete="off" />
        <SuggestField name="industry" label="Industry" suggestions={industries} />
        <TextField name="employees" label="Employees" inputMode="numeric" />
        <SelectField name="ownerId" label="Owner" choices={memberChoices(members)} clearable />
      </TwoColumns>
      <AddressFields />
    </>
  );
}
