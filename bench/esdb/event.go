package main

import (
	"math/rand/v2"

	"github.com/google/uuid"
)

// eventSize is what an event weighs, without its name and id.
const eventSize = 300

// event is what every log is given.
type event struct {
	id   uuid.UUID
	data []byte
}

// letters are what the data is cut from: too many for the compression to find
// the same ones twice in a block.
var letters = func() []byte {
	random := rand.New(rand.NewPCG(1, 2))
	text := make([]byte, 1<<20)
	for i := range text {
		text[i] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"[random.IntN(64)]
	}
	return text
}()

// newEvents makes n events of JSON.
func newEvents(n int) []event {
	list := make([]event, n)
	for i := range list {
		list[i] = event{id: uuid.New(), data: newData()}
	}
	return list
}

func newData() []byte {
	const before, after = `{"text":"`, `"}`
	n := eventSize - len(before) - len(after)
	at := rand.IntN(len(letters) - n)
	data := append(make([]byte, 0, eventSize), before...)
	return append(append(data, letters[at:at+n]...), after...)
}
