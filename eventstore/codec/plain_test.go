package codec

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// What is read the quick way is what the JSON package reads, and what is not
// plain is left to it.
func TestMetadataReadsTheQuickWayAsTheLongOne(t *testing.T) {
	t.Parallel()
	full := Metadata{
		Tenant: "acme", Actor: "system:import", CommandID: "0198", RootID: "0197", Correlation: "c", Causation: "d",
		TraceParent: "00-ab-cd-01", Version: 12, DeviceID: "tablet",
	}
	withTime := full
	withTime.DeviceTime = new(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
	for text, quick := range map[string]bool{
		written(t, full): true, written(t, Metadata{Version: 1}): true, written(t, withTime): false,
		`{"tenant":"a\u00e9","version":1}`: false, `{"tenant":"é","version":1}`: false, `{"actor":"a\"b","version":1}`: false,
		`{ "version":1}`: false, `{"version": 1}`: false, `{"version":1.0}`: false, `{"version":01}`: false, `{"version":-1}`: false,
		`{"version":+1}`: false, `{"version":1,"more":"x"}`: false, `{"version":1,}`: false, `{}`: false, `null`: false, ``: false,
		`{"version":1}}`: false, `{"tenant":1}`: false, `{"version":"1"}`: false, `{"Tenant":"a"}`: false, `{"tenant":"a","tenant":"b"}`: true,
		`{"version":99999999999999999999}`: false, `{"tenant":"a"`: false, `{"tenant":"a" }`: false, "{\"tenant\":\"a\tb\"}": false,
	} {
		var short, long Metadata
		require.Equal(t, quick, short.readPlain([]byte(text)), text)
		short = Metadata{}
		errShort, errLong := short.read([]byte(text)), json.Unmarshal([]byte(text), &long)
		require.Equal(t, errLong == nil, errShort == nil, text)
		if errLong == nil {
			require.Equal(t, long, short, text)
		}
	}
}

func written(t *testing.T, m Metadata) string {
	t.Helper()
	text, err := json.Marshal(m)
	require.NoError(t, err)
	return string(text)
}

func TestCutTakesApartOnlyWhatTheJSONPackageWrote(t *testing.T) {
	t.Parallel()
	const head = `{"$sealed":{"subject":"jane","data":"c2VjcmV0"}`
	for text, rest := range map[string]string{
		head + `}`: `{}`, head + `,"id":"1"}`: `{"id":"1"}`,
		head: "", head + ` }`: "", head + `}}`: "", `{"id":"1","$sealed":{"subject":"jane","data":"c2VjcmV0"}}`: "",
		`{"$sealed":{"subject":"jane","data":"c2V"}}`: "", `{"$sealed":{"subject":"j\"ane","data":"c2VjcmV0"}}`: "",
		`{"$sealed":{"data":"c2VjcmV0","subject":"jane"}}`: "", `{"$sealed":{"subject":"jane","data":"c2VjcmV0","x":1}}`: "",
		`{"$sealed":null}`: "", `{"$sealed":{"subject":"jane"`: "", `{}`: "", ``: "",
	} {
		s, got, ok := cut([]byte(text))
		require.Equal(t, rest != "", ok, text)
		if ok {
			require.Equal(t, sealed{"jane", []byte("secret")}, s)
			require.Equal(t, rest, string(got))
		}
	}
}
