import { Fieldset } from "@mantine/core";
import { TextField } from "./text-field";
import { TwoColumns } from "./two-columns";

/** The parts of a form's `address`. */
export function AddressFields() {
  return (
    <Fieldset legend="Address" p="sm">
      <TwoColumns>
        <TextField name="address.street" label="Street" />
        <TextField name="address.city" label="City" />
        <TextField name="address.postalCode" label="Postal code" />
        <TextField name="address.region" label="Region" />
        <TextField name="address.country" label="Country" />
      </TwoColumns>
    </Fieldset>
  );
}
