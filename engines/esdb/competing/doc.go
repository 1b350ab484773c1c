// Package competing decides which consumer of a persistent subscription gets which event, and when an
// event is done. It is pure: no goroutines, no clock, no files. The server feeds it events and time, and
// carries out what it asks for.
//
//	           Push                        Ack, Nack(skip), Parked
//	source -----------> fresh ---+             .------> done: the checkpoint may move
//	                             |   Dispatch  |
//	parked ----Replay-> replayed-+--> in flight+-- Nack(retry), timeout, consumer gone --> retries
//	                             |             |                                             |
//	                    retries -+<------------|---------------------------------------------'
//	                                           '-- Nack(park), out of retries --> to be parked
//
// Retries go before replayed messages, and these before fresh ones.
//
// # The checkpoint
//
// Every message pushed is outstanding until it is done. The checkpoint lies just below the lowest
// outstanding place, so that after a restart nothing that was not done is skipped (and some of what was
// done after it comes again: at least once). A message to be parked is done only when the server says
// that it is safely in the parked stream.
package competing
