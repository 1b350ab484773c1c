package esdbserver

import (
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
)

// passwordRounds makes guessing from a stolen hash slow: part of the stored hash's meaning.
const passwordRounds = 50_000

// hashPassword derives a hash under a new salt, both in base64.
func hashPassword(password string) (salt, hash string) {
	raw := make([]byte, 16)
	rand.Read(raw)
	salt = base64.StdEncoding.EncodeToString(raw)
	return salt, derive(password, salt)
}

func derive(password, salt string) string {
	key, err := pbkdf2.Key(sha256.New, password, []byte(salt), passwordRounds, sha256.Size)
	if err != nil {
		panic(err) // only for parameters that are constants here
	}
	return base64.StdEncoding.EncodeToString(key)
}

func passwordMatches(password, salt, hash string) bool {
	return subtle.ConstantTimeCompare([]byte(derive(password, salt)), []byte(hash)) == 1
}
