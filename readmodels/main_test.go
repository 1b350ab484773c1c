package readmodels_test

import (
	"testing"

	"github.com/daybook-crm/daybook/engines/enginetest"
)

func TestMain(m *testing.M) { enginetest.Main(m) }
