package deal

import "encoding/json"

// ContactsOfIDs brings an event of version 1, which named its contacts by
// their ids alone, to version 2, where each has a role.
func ContactsOfIDs(data map[string]json.RawMessage) error {
	raw, said := data["contactIds"]
	if !said {
		return nil
	}
	delete(data, "contactIds")
	var ids []string
	if err := json.Unmarshal(raw, &ids); err != nil {
		return err
	}
	contacts, err := json.Marshal(Contacts(ids...))
	data["contacts"] = contacts
	return err
}
