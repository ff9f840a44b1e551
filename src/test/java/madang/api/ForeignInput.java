package madang.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** What is well formed, and not the caller's: ids of nothing or of another member's things, signatures of another device. */
final class ForeignInput {
    private static final String NO_ID = "715000000000000001";
    private static final String NO_SECRET = "A".repeat(43);
    private static final String NO_SIGNATURE = "A".repeat(86);

    /**
     * One way to spoil an operation's good request.
     *
     * @param field pointer into the body, or the name of a header
     * @param spoil makes it of a good one
     * @param code of the refusal
     * @param spent tables that are changed by the refusal too
     */
    record Case(String operation, String field, String what, BiFunction<ApiWorld, ApiSample, ApiSample> spoil,
            String code, Set<String> spent) {}

    private final List<Case> all = new ArrayList<>();

    private ForeignInput() {
        logIn();
        devices();
        pinReset();
        phoneChange();
        payment();
        transfer();
        account("payTopUpTopUp");
        schedule();
        asking();
        deviceSignature("payBillingAgreementConsent");
        unknown("payBillingAgreementConsent", "/cardId", NO_ID, "DEVICE_SIGNATURE_INVALID");
        easypay();
        offline();
        unknown("payCardRegister", "/authKey", "of-no-window", "CARD_REGISTRATION_REFUSED");
        unknown("benefitMissionClaim", "/missionId", NO_ID, "MISSION_NOT_FOUND");
        unknown("benefitMissionClaim", "/missionId", "1", "MISSION_NOT_DONE");
        loan();
        loanApplication();
        commerce();
        unknown("memberSessionRefresh", "/refreshToken", NO_SECRET, "REFRESH_REFUSED");
        unknown("memberSignUpVerify", "/ticket", NO_SECRET, "TICKET_OVER");
        add("memberSignUpVerify", "/ticket", "of a log-in", (world, good) -> good.replacing("/ticket", world.api
                .post("/v1/member/log-ins/devices", Map.of("phone", world.owner.phone)).text("ticket")),
                "TICKET_OVER");
    }

    static List<Case> all() {
        return new ForeignInput().all;
    }

    private void commerce() {
        unknown("commerceQuoteMake", "/lines/0/skuId", NO_ID, "UNKNOWN_SKU");
        add("commerceQuoteMake", "/coupons", "of nobody",
                (_, good) -> good.with(Map.of("lines", good.body().get("lines"), "postalCode", "06236", "coupons",
                        List.of(NO_ID))),
                "COUPON_NOT_FOUND");
        unknown("commerceOrderPlace", "/quoteId", NO_ID, "QUOTE_NOT_FOUND");
        add("commerceOrderPlace", "/quoteId", "another member's",
                (world, good) -> good.as(world.somebodyNew().accessToken), "QUOTE_NOT_FOUND");
        unknown("commerceOrderPlace", "/delivery/postalCode", "63122", "DELIVERY_ZONE_DIFFERS");
        for (String operation : List.of("commerceClaimPreview", "commerceClaimOpen")) {
            unknown(operation, "/itemId", NO_ID, "ITEM_NOT_FOUND");
            add(operation, "/itemId", "another member's", (world, good) -> good.as(world.somebodyNew().accessToken),
                    "ITEM_NOT_FOUND");
        }
        unknown("commerceCartPut", "/skuId", NO_ID, "UNKNOWN_SKU");
        unknown("commerceDealQuote", "/skuId", NO_ID, "UNKNOWN_SKU");
        add("commerceDealQuote", "/coupons", "of nobody",
                (_, good) -> good.with(Map.of("skuId", good.body().get("skuId"), "quantity", 1, "postalCode", "06236",
                        "coupons", List.of(NO_ID))),
                "COUPON_NOT_FOUND");
        for (String seat : List.of("commerceDealOpen", "commerceTeamJoin")) {
            unknown(seat, "/quoteId", NO_ID, "QUOTE_NOT_FOUND");
            add(seat, "/quoteId", "of anybody's price", (world, good) -> good.replacing("/quoteId", world.quote()),
                    "QUOTE_OF_OTHER_DEAL");
            unknown(seat, "/delivery/postalCode", "63122", "DELIVERY_ZONE_DIFFERS");
        }
        add("commerceReviewWrite", "/photos", "of nobody", (_, good) -> good.with(Map.of("itemId",
                good.body().get("itemId"), "rating", 5, "text", "좋아요", "photos", List.of(NO_ID))), "PICTURE_NOT_FOUND");
        add("commerceReviewEdit", "/photos", "of nobody", (_, good) -> good.with(Map.of("rating", 5, "text", "좋아요",
                "photos", List.of(NO_ID))), "PICTURE_NOT_FOUND");
        unknown("commerceReviewWrite", "/itemId", NO_ID, "ITEM_NOT_FOUND");
        add("commerceReviewWrite", "/itemId", "another member's",
                (world, good) -> good.as(world.somebodyNew().accessToken), "ITEM_NOT_FOUND");
        unknown("commerceQuestionAsk", "/productId", NO_ID, "PRODUCT_NOT_FOUND");
        unknown("commerceCouponTake", "/couponId", NO_ID, "COUPON_NOT_FOUND");
        unknown("commerceSellerProductReprice", "/shippingTemplateId", NO_ID, "UNKNOWN_SHIPPING_TEMPLATE");
        add("commerceSellerProductReprice", "/shippingTemplateId", "another seller's",
                (world, good) -> good.replacing("/shippingTemplateId", SellerApiSamples.othersTemplate(world)),
                "UNKNOWN_SHIPPING_TEMPLATE");
    }

    private void logIn() {
        String operation = "memberLogInLogIn";
        spending(operation, "/deviceId", "unknown", (_, good) -> good.replacing("/deviceId", NO_ID));
        spending(operation, "/deviceId", "another member's",
                (world, good) -> good.replacing("/deviceId", world.somebodyNew().deviceId));
        spending(operation, "/signature", "by another device",
                (world, good) -> good.replacing("/signature", world.somebodyNew().sign("madang.member.log-in.v1\n"
                        + good.body().get("challenge").asString() + "\n" + world.owner.deviceId)));
        spending(operation, "/signature", "of another text",
                (world, good) -> good.replacing("/signature", world.owner.sign("madang.pay.confirm.v1\n1")));
        spending(operation, "/signature", "of nobody", (_, good) -> good.replacing("/signature", NO_SIGNATURE));
        spending(operation, "/challenge", "unknown", (_, good) -> good.replacing("/challenge", NO_SECRET));
    }

    private void devices() {
        for (String operation : List.of("memberSignUpComplete", "memberLogInCompleteNewDevice")) {
            String field = "/device/signature";
            unknown(operation, field, NO_SIGNATURE, "DEVICE_PROOF_INVALID");
            add(operation, field, "by another device", (world, good) -> good.replacing(field, world.owner
                    .sign("madang.member.device.v1\n" + good.body().get("ticket").asString() + "\n"
                            + good.body().at("/device/publicKey").asString())),
                    "DEVICE_PROOF_INVALID");
            unknown(operation, "/device/publicKey", "AAAA", "DEVICE_KEY_INVALID");
        }
    }

    private void pinReset() {
        String operation = "memberPinResetComplete";
        unknown(operation, "/deviceId", NO_ID, "DEVICE_PROOF_INVALID");
        add(operation, "/deviceId", "another member's",
                (world, good) -> good.replacing("/deviceId", world.somebodyNew().deviceId), "DEVICE_PROOF_INVALID");
        unknown(operation, "/signature", NO_SIGNATURE, "DEVICE_PROOF_INVALID");
        add(operation, "/signature", "by another device",
                (world, good) -> good.replacing("/signature", world.somebodyNew().sign("madang.member.pin-reset.v1\n"
                        + good.body().get("ticket").asString() + "\n" + good.body().get("deviceId").asString())),
                "DEVICE_PROOF_INVALID");
        unknown(operation, "/ticket", NO_SECRET, "TICKET_OVER");
    }

    /** The code is checked first, and checking it is one of its tries. */
    private void phoneChange() {
        String operation = "memberPhoneChangeComplete";
        Set<String> code = Set.of("member_otp");
        all.add(new Case(operation, "/signature", "of nobody",
                (_, good) -> good.replacing("/signature", NO_SIGNATURE), "DEVICE_PROOF_INVALID", code));
        all.add(new Case(operation, "/signature", "of another text",
                (world, good) -> good.replacing("/signature", world.owner.sign("madang.member.phone-change.v1\n1")),
                "DEVICE_PROOF_INVALID", code));
        all.add(new Case(operation, "/ticket", "of another member",
                (world, good) -> good.as(world.somebodyNew().accessToken), "DEVICE_PROOF_INVALID", code));
    }

    private void payment() {
        String operation = "payPaymentConfirm";
        String header = "X-Device-Signature";
        for (String signature : List.of("", "x", "=====", NO_SIGNATURE, "A".repeat(200))) {
            add(operation, header, "'" + signature + "'", (_, good) -> good.header(header, signature),
                    "DEVICE_SIGNATURE_INVALID");
        }
        add(operation, header, "of another text",
                (world, good) -> good.header(header, world.owner.sign("madang.pay.confirm.v1\n1")),
                "DEVICE_SIGNATURE_INVALID");
        add(operation, header, "by another device", (world, good) -> {
            String order = good.path().split("/", -1)[4];
            String payment = world.owner.get("/v1/pay/order-payments/" + order).text("paymentId");
            return good.header(header, world.somebodyNew().sign(ApiWorld.confirmation(payment, order)));
        }, "DEVICE_SIGNATURE_INVALID");
        by(operation, "cardId", "CARD", ":0", "CARD_NOT_FOUND");
        by(operation, "couponId", "COUPON", "", "COUPON_NOT_FOUND");
        by(operation, "promotionId", "COUPON", "", "PROMOTION_NOT_FOUND");
        for (boolean anothers : List.of(false, true)) {
            add(operation, "/tenders/0/refundAccountId", anothers ? "another member's" : "unknown",
                    (world, good) -> toBeDeposited(world, good,
                            anothers ? ApiWorld.linkedAccountOf(world.somebodyNew()) : NO_ID),
                    "BANK_ACCOUNT_NOT_FOUND");
        }
        add(operation, header, "of another amount",
                (_, good) -> good
                        .with(Map.of("amount", 12_901, "tenders", List.of(Map.of("kind", "MONEY", "amount", 12_901)))),
                "DEVICE_SIGNATURE_INVALID");
    }

    /** The whole order is to be deposited, and to go back to this account. */
    private static ApiSample toBeDeposited(ApiWorld world, ApiSample good, String refundAccount) {
        String order = good.path().split("/", -1)[4];
        String payment = world.owner.get("/v1/pay/order-payments/" + order).text("paymentId");
        return good.with(Map.of("amount", 12_900, "tenders",
                List.of(Map.of("kind", "VIRTUAL_ACCOUNT", "amount", 12_900, "bankCode", "088", "refundAccountId",
                        refundAccount))))
                .header("X-Device-Signature", world.owner.sign(ApiWorld.confirmation(payment, order)
                        .replace("MONEY=", "VIRTUAL_ACCOUNT:088:" + refundAccount + "=")));
    }

    private void transfer() {
        String operation = "payTransferSend";
        unknown(operation, "/to", NO_ID, "TRANSFER_PAYEE_UNAVAILABLE");
        add(operation, "/to", "the caller's own", (world, good) -> good.replacing("/to", world.owner.phone),
                "TRANSFER_TO_SELF");
        deviceSignature(operation);
        deviceSignature("payWithdrawalTransfer");
        account("payWithdrawalWithdraw");
        deviceSignature("payWithdrawalWithdraw");
        deviceSignature("payBankAccountVerify");
        deviceSignature("payAutoTopUpChoose");
        unknown("payAutoTopUpChoose", "/bankAccountId", NO_ID, "DEVICE_SIGNATURE_INVALID");
    }

    private void account(String operation) {
        unknown(operation, "/bankAccountId", NO_ID, "BANK_ACCOUNT_NOT_FOUND");
        add(operation, "/bankAccountId", "another member's", (world, good) -> good.replacing("/bankAccountId",
                ApiWorld.linkedAccountOf(world.somebodyNew())), "BANK_ACCOUNT_NOT_FOUND");
    }

    private void deviceSignature(String operation) {
        String header = "X-Device-Signature";
        for (String signature : List.of("", "x", NO_SIGNATURE)) {
            add(operation, header, "'" + signature + "'", (_, good) -> good.header(header, signature),
                    "DEVICE_SIGNATURE_INVALID");
        }
        add(operation, header, "of another text",
                (world, good) -> good.header(header, world.owner.sign("madang.pay.transfer.v1\n1")),
                "DEVICE_SIGNATURE_INVALID");
    }

    private void schedule() {
        deviceSignature("payScheduleSchedule");
        add("payScheduleSchedule", "/to", "another than was signed", (_, good) -> good.replacing("/to", NO_ID),
                "DEVICE_SIGNATURE_INVALID");
    }

    private void asking() {
        unknown("payMoneyRequestAsk", "/of", NO_ID, "MONEY_REQUEST_ASKED_UNAVAILABLE");
        add("payMoneyRequestAsk", "/of", "the caller's own", (world, good) -> good.replacing("/of", world.owner.phone),
                "MONEY_REQUEST_TO_SELF");
        unknown("paySplitBillSplit", "/friends/0/of", NO_ID, "MONEY_REQUEST_ASKED_UNAVAILABLE");
        String block = "payBlockedAskerBlock";
        unknown(block, "/moneyRequestId", NO_ID, "MONEY_REQUEST_NOT_FOUND");
        add(block, "/moneyRequestId", "that the caller asked for", (world, good) -> {
            String path = AskingSamples.moneyRequest(world.owner, world.somebodyNew());
            return good.replacing("/moneyRequestId", path.substring(path.lastIndexOf('/') + 1));
        }, "MONEY_REQUEST_NOT_FOUND");
        deviceSignature("payMoneyRequestPay");
    }

    /** The whole order is to be paid by something of nobody's. */
    private void by(String operation, String field, String kind, String signedAfter, String code) {
        add(operation, "/tenders/0/" + field, "unknown", (world, good) -> {
            String order = good.path().split("/", -1)[4];
            String payment = world.owner.get("/v1/pay/order-payments/" + order).text("paymentId");
            return good.with(Map.of("amount", 12_900, "tenders",
                    List.of(Map.of("kind", kind, "amount", 12_900, field, NO_ID))))
                    .header("X-Device-Signature", world.owner.sign(ApiWorld.confirmation(payment, order)
                            .replace("MONEY=", kind + ":" + NO_ID + signedAfter + "=")));
        }, code);
    }

    private void offline() {
        deviceSignature("payOfflineEnrol");
        unknown("payQrScan", "/text", "00020101021163041D3D", "MERCHANT_QR_INVALID");
        // Read well, and nobody's; the order can be paid by another code.
        all.add(new Case("payCodePaymentPay", "/code", "unknown",
                (_, good) -> good.replacing("/code", "310000000000010000000050"), "OFFLINE_CODE_REFUSED",
                Set.of("pay_easypay_payment")));
    }

    private void easypay() {
        deviceSignature("payCheckoutApprove");
        unknown("payMerchantBillingCharge", "/customerKey", "customer-18", "BILLING_CUSTOMER_DIFFERS");
        deposit();
        String operation = "payMerchantPaymentConfirm";
        unknown("payPromotionTake", "/promotionId", NO_ID, "PROMOTION_NOT_FOUND");
        tender("cardId", "CARD", "CARD_NOT_FOUND");
        tender("couponId", "COUPON", "COUPON_NOT_FOUND");
        tender("promotionId", "COUPON", "PROMOTION_NOT_FOUND");
        unknown(operation, "/paymentKey", "A".repeat(22), "PAYMENT_NOT_FOUND");
        unknown(operation, "/orderId", "order-of-nobody", "PAYMENT_ORDER_DIFFERS");
    }

    /** Something of nobody is to pay. */
    private void tender(String field, String kind, String code) {
        add("payCheckoutApprove", "/tenders/0/" + field, "unknown", (world, good) -> {
            String key = good.path().split("/", -1)[4];
            String what = kind + ":" + NO_ID + (kind.equals("CARD") ? ":0" : "");
            return good.with(Map.of("amount", 1_000, "tenders",
                    List.of(Map.of("kind", kind, "amount", 1_000, field, NO_ID))))
                    .header("X-Device-Signature",
                            world.owner.sign("madang.pay.checkout.v1\n" + key + "\n1000\n" + what + "=1000"));
        }, code);
    }

    /** What is deposited is to go back to an account of nobody. */
    private void deposit() {
        add("payCheckoutApprove", "/tenders/0/refundAccountId", "unknown", (world, good) -> {
            String key = good.path().split("/", -1)[4];
            return good.with(Map.of("amount", 1_000, "tenders",
                    List.of(Map.of("kind", "VIRTUAL_ACCOUNT", "amount", 1_000, "bankCode", "088", "refundAccountId",
                            NO_ID))))
                    .header("X-Device-Signature", world.owner.sign("madang.pay.checkout.v1\n" + key
                            + "\n1000\nVIRTUAL_ACCOUNT:088:" + NO_ID + "=1000"));
        }, "BANK_ACCOUNT_NOT_FOUND");
    }

    private void loan() {
        String operation = "loanLenderAnswerTake";
        add(operation, "/requestId", "unknown", (_, good) -> LoanWorld.signedAnew(good.replacing("/requestId",
                NO_ID)), "LENDER_REQUEST_NOT_FOUND");
        add(operation, "/requestId", "not signed", (_, good) -> good.replacing("/requestId", NO_ID),
                "LENDER_SIGNATURE_INVALID");
        add(operation, "X-Lender-Signature", "of nobody",
                (_, good) -> good.header("X-Lender-Signature", "0".repeat(64)),
                "LENDER_SIGNATURE_INVALID");
        add(operation, "X-Lender-Time", "of long ago",
                (_, good) -> good.header("X-Lender-Time", "2026-01-01T00:00:00Z"),
                "LENDER_SIGNATURE_INVALID");
    }

    private void loanApplication() {
        unknown("loanApplicationAccept", "/offerId", NO_ID, "OFFER_NOT_FOUND");
        add("loanApplicationAccept", "/offerId", "another member's",
                (world, good) -> good.replacing("/offerId", LoanWorld.offer(world.somebodyNew())), "OFFER_NOT_FOUND");
        for (String content : List.of("PGh0bWw+", "JVBER")) {
            add("loanAttachmentAttach", "/content", "'" + content + "'",
                    (_, good) -> good.replacing("/content", content), "ATTACHMENT_UNREADABLE");
        }
        String operation = "loanApplicationSign";
        unknown(operation, "/bankAccountId", NO_ID, "LOAN_SIGNATURE_INVALID");
        String header = "X-Device-Signature";
        for (String signature : List.of("", "x", NO_SIGNATURE)) {
            add(operation, header, "'" + signature + "'", (_, good) -> good.header(header, signature),
                    "LOAN_SIGNATURE_INVALID");
        }
        add(operation, header, "by another device", (world, good) -> {
            String path = good.path().replace("/signature", "");
            return good.header(header, world.somebodyNew().sign(LoanWorld.signed(world.owner.get(path),
                    good.body().get("bankAccountId").asString())));
        }, "LOAN_SIGNATURE_INVALID");
    }

    private void unknown(String operation, String field, String value, String code) {
        add(operation, field, "unknown", (_, good) -> good.replacing(field, value), code);
    }

    private void add(String operation, String field, String what, BiFunction<ApiWorld, ApiSample, ApiSample> spoil,
            String code) {
        all.add(new Case(operation, field, what, spoil, code, Set.of()));
    }

    /** A challenge is good once, whatever comes of it. */
    private void spending(String operation, String field, String what,
            BiFunction<ApiWorld, ApiSample, ApiSample> spoil) {
        all.add(new Case(operation, field, what, spoil, "LOG_IN_REFUSED", Set.of("member_challenge")));
    }
}
