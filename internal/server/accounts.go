package server

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/internal/auth"
	"github.com/daybook-crm/daybook/internal/fault"
)

// refreshCookie holds the refresh token, where no script can read it. The
// path keeps it off every request that has no use for it.
const (
	refreshCookie = "daybook_refresh"
	refreshPath   = "/auth"
)

type grantBody struct {
	AccessToken string `json:"accessToken"`
	ExpiresIn   int    `json:"expiresIn"` // seconds
}

// login answers POST /auth/login. Codes: UNAUTHENTICATED, VALIDATION_ERROR
// (say which tenant), RATE_LIMIT_EXCEEDED.
func (s *Server) login(w http.ResponseWriter, r *http.Request) {
	var in struct{ Email, Password, Tenant string }
	if err := readJSON(r, &in); err != nil {
		s.refuse(w, r, err)
		return
	}
	if in.Email == "" || in.Password == "" {
		s.refuse(w, r, fault.New(fault.Invalid, "Give email and password."))
		return
	}
	grant, err := s.config.Accounts.Login(r.Context(), auth.Login{
		Email: in.Email, Password: in.Password, Tenant: in.Tenant, Client: s.client(r),
	})
	if err != nil {
		s.refuse(w, r, err)
		return
	}
	s.give(w, r, grant)
}

// refresh answers POST /auth/refresh: the cookie for an access token and the
// next cookie. Codes: UNAUTHENTICATED.
func (s *Server) refresh(w http.ResponseWriter, r *http.Request) {
	cookie, err := r.Cookie(refreshCookie)
	if err != nil {
		s.refuse(w, r, fault.New(fault.Unauthenticated, "There is no session. Sign in."))
		return
	}
	grant, err := s.config.Accounts.Refresh(r.Context(), cookie.Value)
	if err != nil {
		if fault.CodeOf(err) == fault.Unauthenticated {
			s.setCookie(w, r, "", -1)
		}
		s.refuse(w, r, err)
		return
	}
	s.give(w, r, grant)
}

// logout answers POST /auth/logout, which always succeeds for the browser:
// its cookie is gone.
func (s *Server) logout(w http.ResponseWriter, r *http.Request) {
	s.setCookie(w, r, "", -1)
	if cookie, err := r.Cookie(refreshCookie); err == nil {
		if err := s.config.Accounts.Logout(r.Context(), cookie.Value); err != nil {
			s.refuse(w, r, err)
			return
		}
	}
	w.WriteHeader(http.StatusNoContent)
}

// hint answers GET /auth/hint: with what a visitor of a demo signs in.
func (s *Server) hint(w http.ResponseWriter, _ *http.Request) {
	var body struct {
		Demo     bool   `json:"demo"`
		Email    string `json:"email,omitempty"`
		Password string `json:"password,omitempty"`
	}
	if demo := s.config.Demo; demo != nil {
		body.Demo, body.Email, body.Password = true, demo.Email, demo.Password
	}
	s.json(w, http.StatusOK, body)
}

func (s *Server) unknown(w http.ResponseWriter, r *http.Request) {
	s.refuse(w, r, fault.New(fault.NotFound, "There is no such route, or not with this method."))
}

func (s *Server) give(w http.ResponseWriter, r *http.Request, g auth.Grant) {
	s.setCookie(w, r, g.RefreshToken, int(time.Until(g.RefreshUntil).Seconds()))
	s.json(w, http.StatusOK, grantBody{g.AccessToken, int(g.ExpiresIn.Seconds())})
}

func (s *Server) setCookie(w http.ResponseWriter, r *http.Request, token string, maxAge int) {
	http.SetCookie(w, &http.Cookie{
		Name: refreshCookie, Value: token, Path: refreshPath, MaxAge: maxAge,
		HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: s.encrypted(r),
	})
}

// encrypted says whether the browser speaks TLS, to us or to a proxy that we trust.
func (s *Server) encrypted(r *http.Request) bool {
	return r.TLS != nil || s.config.TrustProxy && r.Header.Get("X-Forwarded-Proto") == "https"
}

// client is the address that logins are limited by. Behind a trusted proxy it
// is the last one in X-Forwarded-For, which the proxy itself has added.
func (s *Server) client(r *http.Request) string {
	if forwarded := r.Header.Get("X-Forwarded-For"); s.config.TrustProxy && forwarded != "" {
		return strings.TrimSpace(forwarded[strings.LastIndexByte(forwarded, ',')+1:])
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// readJSON reads a small body. It takes application/json alone, which a form
// of another site cannot send.
func readJSON(r *http.Request, into any) error {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return fault.New(fault.Invalid, "Send application/json.")
	}
	body, err := io.ReadAll(r.Body)
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		return fault.New(fault.Invalid, "The body is too large.")
	}
	if err != nil || json.Unmarshal(body, into) != nil {
		return fault.New(fault.Invalid, "The body is not the JSON object that is expected.")
	}
	return nil
}

func (s *Server) json(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(body); err != nil {
		s.config.Log.Debug("the client did not take its answer", "error", err)
	}
}
