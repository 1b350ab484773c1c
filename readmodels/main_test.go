package readmodels_test

import (
	"testing"

	"github.com/daybook-crm/daybook/readmodels/readmodelstest"
)

func TestMain(m *testing.M) { readmodelstest.Main(m) }
