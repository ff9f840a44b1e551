#!/bin/sh
# Measures purchases from the order to the first screen, 20 a second, and writes docs/measurements/purchase.md. Takes three minutes.
exec "$(dirname "$0")/with-app.sh" PurchaseBench docs/measurements/purchase.md
