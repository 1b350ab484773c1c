package reporting

// Head gives what every current row has: its id, and what it knows of the log.
func (r *Deal) Head() (id *string, head *Versioned) { return &r.ID, &r.Versioned }

// Head gives what every current row has: its id, and what it knows of the log.
func (r *Contact) Head() (id *string, head *Versioned) { return &r.ID, &r.Versioned }

// Head gives what every current row has: its id, and what it knows of the log.
func (r *Company) Head() (id *string, head *Versioned) { return &r.ID, &r.Versioned }

// Head gives what every current row has: its id, and what it knows of the log.
func (r *Task) Head() (id *string, head *Versioned) { return &r.ID, &r.Versioned }

// Head gives what every current row has: its id, and what it knows of the log.
func (r *Member) Head() (id *string, head *Versioned) { return &r.ID, &r.Versioned }

// Head gives what every current row has: its id, and what it knows of the log.
func (r *Team) Head() (id *string, head *Versioned) { return &r.ID, &r.Versioned }

// Head gives what every current row has: its id, and what it knows of the log.
func (r *Quota) Head() (id *string, head *Versioned) { return &r.ID, &r.Versioned }

// Head gives what every current row has: its id, and what it knows of the log.
func (r *Settings) Head() (id *string, head *Versioned) { return &r.ID, &r.Versioned }

// Head gives what every current row has: its id, and what it knows of the log.
func (r *Pipeline) Head() (id *string, head *Versioned) { return &r.ID, &r.Versioned }

// Head gives what every current row has: its id, and what it knows of the log.
func (r *Product) Head() (id *string, head *Versioned) { return &r.ID, &r.Versioned }

// Head gives what every current row has: its id, and what it knows of the log.
func (r *CustomField) Head() (id *string, head *Versioned) { return &r.ID, &r.Versioned }
