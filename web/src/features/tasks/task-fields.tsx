import { useSuspenseQuery } from "@tanstack/react-query";
import { memberChoices, membersQuery } from "@/lib/lookups";
import { AreaField } from "@/ui/form/area-field";
import { SelectField } from "@/ui/form/select-field";
import { TextField } from "@/ui/form/text-field";
import { TwoColumns } from "@/ui/form/two-columns";
import { kinds, priorities } from "./task-words";

const kindChoices = Object.entries(kinds).map(([value, { label }]) => ({ value, label }));
const priorityChoices = Object.entries(priorities).map(([value, label]) => ({ value, label }));

export function TaskFields() {
  const { data: members } = useSuspenseQuery(membersQuery);
  return (
    <>
      <TextField name="title" label="What is to be done" required data-autofocus autoComplete="off" />
      <TwoColumns>
        <TextField name="due" label="Due" type="date" />
        <SelectField name="assigneeId" label="Who does it" choices={memberChoices(members)} clearable />
        <SelectField name="kind" label="Kind" choices={kindChoices} />
        <SelectField name="priority" label="Priority" choices={priorityChoices} />
      </TwoColumns>
      <AreaField name="description" label="More about it" />
    </>
  );
}
