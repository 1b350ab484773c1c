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
		made = true
		text, err = writeMaster(path)
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
func writeMaster(path string) ([]byte, error) {
	raw := make([]byte, keySize)
	if _, err := rand.Read(raw); err != nil {
		return nil, err
	}
	text := []byte(base64.StdEncoding.EncodeToString(raw) + "\n")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	temporary, err := os.CreateTemp(filepath.Dir(path), ".master-*")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.Remove(temporary.Name()) }()
	if _, err = temporary.Write(text); err == nil {
		err = temporary.Sync()
	}
	if err := errors.Join(err, temporary.Close()); err != nil {
		return nil, err
	}
	// Link, unlike rename, does not replace a key that came to be meanwhile.
	if err := os.Link(temporary.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	return os.ReadFile(path)
}
