// Package web holds the built React app, so that the binary serves it without
// any file beside it. `npm run build` writes dist/app; before the first build
// dist holds only .gitkeep, and Dist is then an app-less but valid file system.
package web

import "embed"

// Dist is the folder dist: the app is under dist/app, with index.html as its
// entry for every path that is no file.
//
//go:embed all:dist
var Dist embed.FS
