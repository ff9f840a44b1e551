#!/bin/sh
# Measures the first screen (GET /v1/home) on the demo data, and writes docs/measurements/home.md. Takes four minutes.
exec "$(dirname "$0")/with-app.sh" HomeBench docs/measurements/home.md
