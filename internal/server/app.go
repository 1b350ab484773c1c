package server

import (
	"io/fs"
	"net/http"
	"path"
	"strings"
)

// notBuilt is what a browser sees when the binary was made without the web app.
const notBuilt = `<!doctype html><meta charset="utf-8"><title>Daybook</title>
<body style="font-family: system-ui; margin: 4rem auto; max-width: 40rem">
<h1>Daybook is running</h1>
<p>The web app is not built into this binary. Run <code>make web</code> and build again.</p>
<p>The API is at <code>POST /graphql</code>.</p>
`

// app serves the web app. Every path without an extension is a screen of it,
// which its own router knows, so it gets index.html; a path with one is a
// file, which exists or not.
func (s *Server) app() http.Handler {
	built := s.config.App != nil
	if built {
		_, err := fs.Stat(s.config.App, "index.html")
		built = err == nil
	}
	if !built {
		return http.HandlerFunc(s.withoutApp)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !reading(r) {
			s.unknown(w, r)
			return
		}
		name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
		w.Header().Set("Cache-Control", "no-cache")
		if path.Ext(name) == "" {
			name = "index.html"
		} else if info, err := fs.Stat(s.config.App, name); err != nil || info.IsDir() {
			http.NotFound(w, r)
			return
		} else if strings.HasPrefix(name, "assets/") { // named by a hash of their content
			w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		}
		http.ServeFileFS(w, r, s.config.App, name)
	})
}

func (s *Server) withoutApp(w http.ResponseWriter, r *http.Request) {
	if !reading(r) || path.Ext(r.URL.Path) != "" {
		s.unknown(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write([]byte(notBuilt)) // a client that went away
}

func reading(r *http.Request) bool {
	return r.Method == http.MethodGet || r.Method == http.MethodHead
}
