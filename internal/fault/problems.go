package fault

// Problems collects what is wrong with several input fields, so that a person
// is told everything at once. The zero value is ready to use.
type Problems struct{ fields map[string]string }

// Add notes a problem of a field; the first problem of a field stays.
func (p *Problems) Add(field, problem string) {
	if p.fields == nil {
		p.fields = map[string]string{}
	}
	if _, known := p.fields[field]; !known {
		p.fields[field] = problem
	}
}

// Check notes the error of a parse under the field's name; nil notes nothing.
func (p *Problems) Check(field string, err error) {
	if err != nil {
		p.Add(field, err.Error())
	}
}

// Err gives nil when nothing was noted, else one Invalid refusal with all of it.
func (p *Problems) Err() error {
	if len(p.fields) == 0 {
		return nil
	}
	return &Error{Code: Invalid, Message: "Some of the input is not valid.", Fields: p.fields}
}
