package madang.api;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.springframework.context.ApplicationContext;
import pay.PayScene;
import pay.approval.StuckWithdrawals;
import pay.easypay.TestPaidShop;
import pay.fraud.HeldForReview;
import pay.freeze.FrozenMembers;
import pay.merchant.MerchantId;
import pay.merchant.TestApplication;
import pay.merchant.TestMerchant;
import pay.safeguard.UnusualDays;
import pay.settlement.HeldPayouts;
import pay.virtualaccount.TestDeposits;
import platform.id.Ids;

/** The pages by which operators watch over money: freezes, reviews, proposals, accounts. */
final class SafeguardSamples {
    /** Reasons and case numbers, in any words. */
    static final Set<String> FREE_TEXT = Set.of("POST /ops/proposals/bank-result reason",
            "POST /ops/proposals/adjustment reason", "POST /ops/proposals/limits reason",
            "POST /ops/proposals/fee-plan reason", "POST /ops/proposals/promotion name",
            "POST /ops/proposals/promotion reason",
            "POST /ops/proposals/suspended-return reason", "POST /ops/proposals/merchant-adjustment reason",
            "POST /ops/proposals/merchant-adjustment text", "POST /ops/proposals/card-never-done reason",
            "POST /ops/proposals/payment-rest reason", "POST /ops/proposals/payment-limits reason",
            "POST /ops/proposals/wallet-cap reason",
            "POST /ops/proposals/fee-plan-version reason", "POST /ops/proposals/payout-release reason",
            "POST /ops/proposals/deposit-return reason", "POST /ops/proposals/settlement-account reason",
            "POST /ops/freezes reference", "POST /ops/freezes/lifting why",
            "POST /ops/review/reports/wallet reference", "POST /ops/review/reports/account reference");

    private SafeguardSamples() {}

    static void add() {
        for (String page : new String[]{"/safeguarding", "/safeguarding/csv", "/unusual", "/accounts", "/books",
                "/proposals"}) {
            PageSamples.OPERATORS.put("GET /ops" + page, Map.of());
        }
        PageSamples.OPERATORS.put("POST /ops/books", Map.of());
        PageSamples.OPERATORS_ANEW.put("POST /ops/unusual", UnusualDays::open);
        PageSamples.OPERATORS_ANEW.put("POST /ops/proposals", StuckWithdrawals::approval);
        PageSamples.OPERATORS_ANEW.put("POST /ops/proposals/bank-result", StuckWithdrawals::result);
        PageSamples.OPERATORS_ANEW.put("POST /ops/proposals/adjustment",
                context -> Map.of("id", newId(context), "debit", "BANK", "debitOwner", "0", "credit", "HOUSE_COSTS",
                        "creditOwner", "0", "amount", "10", "reason", "충당"));
        PageSamples.OPERATORS_ANEW.put("POST /ops/proposals/promotion",
                context -> promotion(newId(context)));
        PageSamples.OPERATORS_ANEW.put("POST /ops/proposals/fee-plan", StuckWithdrawals::feePlan);
        PageSamples.OPERATORS_ANEW.put("POST /ops/proposals/limits",
                context -> Map.of("id", newId(context), "tier", "PHONE", "from", "2099-01-01", "atOnce", "100",
                        "inADay", "200", "inAMonth", "300", "signedFrom", "50", "reason", "한도 조정"));
        PageSamples.OPERATORS_ANEW.put("POST /ops/proposals/payment-limits",
                context -> Map.of("id", newId(context), "tier", "PHONE", "from", "2099-01-01", "atOnce", "100",
                        "inADay", "200", "inAMonth", "300", "reason", "한도 조정"));
        PageSamples.OPERATORS_ANEW.put("POST /ops/proposals/wallet-cap", context -> Map.of("id", newId(context), "from",
                "2099-01-01", "most", "1500000", "reason", "한도 조정"));
        PageSamples.OPERATORS_ANEW.put("POST /ops/proposals/fee-plan-version",
                context -> Map.of("id", newId(context), "plan", "LOW", "from", "2099-01-01", "percent", "1.50",
                        "vatIncluded", "true", "cycle", "DAILY", "payoutDays", "1", "ofLostDispute", "10000", "reason",
                        "요율 인하"));
        PageSamples.OPERATORS_ANEW.put("POST /ops/proposals/payout-release", SafeguardSamples::payoutRelease);
        PageSamples.OPERATORS_ANEW.put("POST /ops/proposals/deposit-return",
                context -> TestDeposits.form(context, context.getBean(Ids.class).next()));
        PageSamples.OPERATORS_ANEW.put("POST /ops/proposals/settlement-account", SafeguardSamples::settlementAccount);
        PageSamples.OPERATORS.put("GET /ops/freezes", Map.of());
        PageSamples.OPERATORS_ANEW.put("POST /ops/freezes", context -> Map.of("subject", "WALLET", "owner",
                newMember(context), "reason", "FRAUD_REPORT", "reference", "2026-1"));
        PageSamples.OPERATORS_ANEW.put("POST /ops/freezes/lifting",
                context -> Map.of("freeze", FrozenMembers.freeze(context, new PayScene(context).member()), "why",
                        "오신고"));
        PageSamples.OPERATORS_ANEW.put("POST /ops/proposals/suspended-return", context -> Map.of("id", newId(context),
                "credit", FrozenMembers.kept(context), "reason", "착오 송금"));
        PageSamples.OPERATORS_ANEW.put("POST /ops/proposals/merchant-adjustment",
                context -> Map.of("id", newId(context), "merchant", Long.toString(new TestMerchant(context).id.value()),
                        "way", "TAKE", "amount", "100", "text", "정정", "reason", "정정"));
        PageSamples.OPERATORS_ANEW.put("POST /ops/proposals/card-never-done", context -> Map.of("id", newId(context),
                "request", TestPaidShop.stuckCharge(context), "reason", "PSP 확인"));
        PageSamples.OPERATORS_ANEW.put("POST /ops/proposals/payment-rest", context -> Map.of("id", newId(context),
                "payment", TestPaidShop.disputedInPart(context), "reason", "고객 요청"));
        PageSamples.OPERATORS.put("GET /ops/review", Map.of());
        PageSamples.OPERATORS_ANEW.put("POST /ops/review",
                context -> Map.of("review", HeldForReview.by(context), "verdict", "REFUSE"));
        PageSamples.OPERATORS_ANEW.put("POST /ops/review/reports/wallet",
                context -> Map.of("member", newMember(context), "reference", "2026-1"));
        PageSamples.OPERATORS_ANEW.put("POST /ops/review/reports/account",
                _ -> Map.of("bank", "088", "number", PayScene.accountNumber("9999"), "reference", "2026-1"));
        PageSamples.OPERATORS_ANEW.put("POST /ops/review/reports/removal",
                context -> Map.of("report", HeldForReview.report(context, newMember(context))));
    }

    private static String newId(ApplicationContext context) {
        return new PayScene(context).id().toString();
    }

    private static Map<String, String> payoutRelease(ApplicationContext context) {
        MerchantId merchant = new TestMerchant(context).id;
        HeldPayouts.hold(context, merchant);
        return Map.of("id", newId(context), "merchant", Long.toString(merchant.value()), "reason", "계좌 확인함");
    }

    private static Map<String, String> settlementAccount(ApplicationContext context) {
        Map<String, String> other = TestApplication.approvedWithAnotherAccount(context);
        return Map.of("id", newId(context), "merchant", Objects.requireNonNull(other.get("merchant")), "bank", "088",
                "account", Objects.requireNonNull(other.get("account")), "reason", "계좌 해지");
    }

    private static String newMember(ApplicationContext context) {
        return new PayScene(context).member().id().toString();
    }

    private static Map<String, String> promotion(String id) {
        return Map.ofEntries(Map.entry("id", id), Map.entry("name", "책방의 날"), Map.entry("kind", "CASHBACK"),
                Map.entry("where", "MERCHANTS"),
                Map.entry("percent", "10"), Map.entry("least", "1000"), Map.entry("most", "3000"),
                Map.entry("perMember", "1"), Map.entry("stock", "100"), Map.entry("days", "7"),
                Map.entry("budget", "100000"), Map.entry("reason", "여름 행사"));
    }
}
