#!/usr/bin/env bash
# Measures Daybook on this machine, and prints what docs/benchmarks.md keeps.
set -euo pipefail
cd "$(dirname "$0")/.."

echo "Machine: $(nproc) cores ($(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1)), $(free -g | awk '/^Mem/{print $2}') GiB, $(uname -sr), $(go version | cut -d' ' -f3)."
echo
echo "## The whole, over HTTP"
echo
go run ./bench/api
echo
echo "## Import"
echo
go run ./bench/bulk
echo
echo "## The event store alone"
echo
go run ./bench/esdb
echo
echo "## A company of full size"
echo
go run ./bench/crm
echo
echo "## Custom fields: JSONB, EAV, columns"
echo
go run ./bench/fields
echo
echo "## Read sides built anew"
echo
go run ./bench/projections
echo
echo "## Reports over ten million events"
echo
go run ./bench/reports
