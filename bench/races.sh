#!/bin/sh
# Runs the races of pay, so many rounds each (1,000 unless said); each round has one winner, and fails if it has not.
#   bench/races.sh [rounds]
set -eu
cd "$(dirname "$0")/.."
mkdir -p target
status=0
mvn -B test -Dmadang.races.rounds="${1:-1000}" \
    -Dtest='PaymentRacesTest,PromotionTest#givesTheLast*,HeldTransferTest#is*,SendMoneyTest#letsNobodyOver*,RequestRacesTest#is*,ScheduleRacesTest#is*,DisputePaymentTest#either*,OfflinePaymentTest,DepositTenderTest,PaymentLimitsTest,ChargeBillingTest,pay.review.ReviewTest,FreezeTest,ProposalsTest' \
    > target/races.log 2>&1 || status=$?
grep -E 'Tests run:|FAILURE|ERROR.*Test' target/races.log || true
exit "$status"
