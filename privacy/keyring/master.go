package keyring

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/tink-crypto/tink-go/v2/aead/subtle"
	"github.com/tink-crypto/tink-go/v2/tink"
)

// OpenMaster reads the master key from a file: 32 bytes in base64. Without a
// file it makes one, mode 0600, when create is true; made tells so. Whoever
// loses this file loses every person in the log.
func OpenMaster(path string, create bool) (key tink.AEAD, made bool, err error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) && create {
		text, made, err = writeMaster(path)
	}
	if err != nil {
		return nil, false, fmt.Errorf("master key: %w", err)
	}
	raw, err := base64.StdEncoding.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(raw) != keySize {
		return nil, false, fmt.Errorf("master key: %s does not hold 32 bytes in base64", path)
	}
	key, err = subtle.NewAESGCM(raw)
	return key, made, err
}

// writeMaster writes a new key so that it is on disk as a whole or not at all.
// When another process was faster, its key is the one, and made is false.
func writeMaster(path string) (text []byte, made bool, err error) {
	raw := make([]byte, keySize)
	if _, err := rand.Read(raw); err != nil {
		return nil, false, err
	}
	text = []byte(base64.StdEncoding.EncodeToString(raw) + "\n")
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, false, err
	}
	temporary, err := os.CreateTemp(folder, ".master-*")
	if err != nil {
		return nil, false, err
	}
	defer func() { _ = os.Remove(temporary.Name()) }()
	if _, err = temporary.Write(text); err == nil {
		err = temporary.Sync()
	}
	if err := errors.Join(err, temporary.Close()); err != nil {
		return nil, false, err
	}
	// Link, unlike rename, does not replace a key that came to be meanwhile.
	err = os.Link(temporary.Name(), path)
	if errors.Is(err, fs.ErrExist) {
		text, err = os.ReadFile(path)
		return text, false, err
	}
	if err != nil {
		return nil, false, err
	}
	return text, true, syncFolder(folder)
}

// syncFolder makes the name of a new file as durable as what is in it. Without
// it, losing power could lose the key of a database that is already there.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
