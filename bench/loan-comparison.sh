#!/bin/sh
# Measures comparisons of loans, 50 at once, and writes docs/measurements/loan-comparison.md. Takes two minutes.
exec "$(dirname "$0")/with-app.sh" LoanComparisonBench docs/measurements/loan-comparison.md
