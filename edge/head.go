package edge

// Head gives what every row has: its id, and what it knows of the log.
func (r *Contact) Head() (id *string, v *Versioned) { return &r.ID, &r.Versioned }

// Head gives what every row has: its id, and what it knows of the log.
func (r *Company) Head() (id *string, v *Versioned) { return &r.ID, &r.Versioned }

// Head gives what every row has: its id, and what it knows of the log.
func (r *Pipeline) Head() (id *string, v *Versioned) { return &r.ID, &r.Versioned }

// Head gives what every row has: its id, and what it knows of the log.
func (r *Deal) Head() (id *string, v *Versioned) { return &r.ID, &r.Versioned }

// Head gives what every row has: its id, and what it knows of the log.
func (r *Task) Head() (id *string, v *Versioned) { return &r.ID, &r.Versioned }

// Head gives what every row has: its id, and what it knows of the log.
func (r *Member) Head() (id *string, v *Versioned) { return &r.ID, &r.Versioned }
