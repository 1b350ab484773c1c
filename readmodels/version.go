package readmodels

// Version is how rows are made of events: of processes that make them in
// different ways only those with the highest version work.
const Version = foldVersion
