package server

import (
	"net/http"

	"github.com/daybook-crm/daybook/graphql"
)

// report answers the files of reports, /reports/weekly.csv and the like. The
// other addresses below /reports are pages of the web app.
func (s *Server) report() http.Handler {
	app, file := s.app(), s.authenticate(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := s.config.GraphQL.Export(w, r, r.PathValue("file")); err != nil {
			s.refuse(w, r, err)
		}
	}))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if graphql.Exports(r.PathValue("file")) {
			file.ServeHTTP(w, r)
			return
		}
		app.ServeHTTP(w, r)
	})
}
