// Command conformance runs the official clients' own tests against the embedded server.
//
//	go run ./engines/esdb/conformance            the clients for Go, Node and Python, insecure and with TLS
//	go run ./engines/esdb/conformance -suite v4  one of: v4, v4-tls, kurrentdb, node, python
//
// The client's test files stay as they are and where they are, in the module cache. Go does not let an
// overlay replace files there, but it lets one put them into a package of a module of ours, and all of
// them are in an external test package which compiles anywhere. Only the file that starts Docker
// containers is replaced, by fixture/containers.go.txt, which starts this server instead.
//
// The packages of the Node and Python clients come without tests. Scripts of ours in node/ and python/ call
// every public method of theirs and check what comes back, and the classes of the errors.
//
// Every test that is not listed in left_out.txt, with its reason, must pass, and none may fail because the
// machine is busy. So scripts of ours wait until what must come has come, for half a minute, and assert
// nothing about how soon that is. The clients' own tests have deadlines of a few seconds, which are not
// ours to change: those that fail are run once more, each alone, and both results are shown. One that fails
// alone has failed. What is ours is never run twice.
package main
