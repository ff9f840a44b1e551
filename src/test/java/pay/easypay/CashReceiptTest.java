package pay.easypay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.dispute.DisputeReason;
import pay.receipt.TestReceipts;
import pay.tender.TenderKind;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import testing.Api;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class CashReceiptTest {
    private static final Map<String, Object> TO_A_PHONE = to("INCOME_DEDUCTION", "010-9876-4321");

    @Autowired
    ApplicationContext context;
    ShopScene shop;

    @BeforeEach
    void setTheStage() {
        shop = new ShopScene(context);
    }

    @AfterEach
    void theBooksAreRight() {
        shop.scene.assertTheBooksAreRight();
    }

    private static Map<String, Object> to(String type, String number) {
        return Map.of("type", type, "customerIdentityNumber", number);
    }

    private String paidWithReceipt(TestMember member, long money, long points, long taxFree) {
        String key = shop.ask(Map.of("orderId", ShopScene.newOrder(), "orderName", "감귤", "amount", money + points,
                "taxFreeAmount", taxFree, "cashReceipt", TO_A_PHONE)).text("paymentKey");
        assertThat(shop.approve(member, key, money, points).status()).isEqualTo(200);
        assertThat(shop.confirm(key).text("cashReceipts/0/customerIdentityNumber")).isEqualTo("010-****-4321");
        return key;
    }

    /** Amount, supplied, VAT and what is free of tax of each. */
    @Test
    void forgetsWhoWasToGetOneWhenThePaymentIsNeverTaken() {
        TestMember member = shop.scene.memberWith(100_000);
        String[] keys = new String[3];
        Map<String, Object> wanted = Map.of("orderId", ShopScene.newOrder(), "orderName", "감귤", "amount", 1_000,
                "cashReceipt", TO_A_PHONE);
        keys[0] = shop.ask(wanted).text("paymentKey");
        keys[1] = shop.ask(Map.of("orderId", ShopScene.newOrder(), "orderName", "감귤", "amount", 1_000, "cashReceipt",
                TO_A_PHONE)).text("paymentKey");
        keys[2] = shop.ask(Map.of("orderId", ShopScene.newOrder(), "orderName", "감귤", "amount", 1_000, "cashReceipt",
                TO_A_PHONE)).text("paymentKey");
        shop.approve(member, keys[2], 1_000, 0);
        assertThat(numbersOf(keys)).isEqualTo(3);

        shop.itsTimeIsOver(keys[0]);
        context.getBean(EndOverdue.class).endSome();
        Awaitility.await().until(() -> shop.state(keys[0]).equals("EXPIRED"));
        shop.giveUp(keys[1]);
        shop.giveUp(keys[2]);

        assertThat(numbersOf(keys)).isZero();
        assertThat(shop.ask(wanted).text("status")).as("asked again it is what it was").isEqualTo("EXPIRED");
        String paid = paidWithReceipt(member, 1_000, 0, 0);
        shop.cancel(paid);
        assertThat(numbersOf(paid)).as("of one that was taken it is kept").isEqualTo(1);
    }

    @Test
    void isNotIssuedForWhatIsDisputed() {
        String key = shop.paid(shop.scene.memberWith(50_000), 10_000, 0);
        DisputedPayments.dispute(context, key, 4_000);
        assertThat(shop.post(key, "cash-receipt", TO_A_PHONE).code()).isEqualTo("PAYMENT_DISPUTED");
        assertThat(receipts(key)).isEmpty();
    }

    private int numbersOf(String... keys) {
        return shop.scene.count("pay_easypay_payment where receipt_number is not null and id in ("
                + Arrays.stream(keys).map(key -> Long.toString(PaymentKey.of(key).id()))
                        .collect(Collectors.joining(", "))
                + ")");
    }

    private List<String> receipts(String key) {
        List<String> all = new ArrayList<>();
        shop.read(key).body().path("cashReceipts")
                .forEach(each -> all.add("%s %d = %d + %d + %d".formatted(each.path("transactionType").asString(),
                        each.path("amount").asLong(), each.path("supplied").asLong(), each.path("vat").asLong(),
                        each.path("taxFreeAmount").asLong())));
        return all;
    }

    @Test
    void isIssuedWithThePaymentAndCancelledWithEachOfItsCancels() {
        TestMember member = shop.scene.memberWith(100_000);
        String key = paidWithReceipt(member, 37_400, 0, 0);
        shop.cancel(key, 5);
        shop.cancel(key, 5);
        assertThat(receipts(key)).containsExactly("ISSUE 37400 = 34000 + 3400 + 0", "CANCEL 5 = 5 + 0 + 0",
                "CANCEL 5 = 4 + 1 + 0");
        shop.cancel(key);
        assertThat(receipts(key)).last().isEqualTo("CANCEL 37390 = 33991 + 3399 + 0");
        assertThat(shop.scene.count("pay_cash_receipt where identity like '%98764321%'")).isZero();
        assertThat(shop.scene.count("pay_easypay_payment where receipt_number like '%98764321%'")).isZero();
    }

    @Test
    void isOfThePartInMoneyAloneAndKeepsWhatIsFreeOfTaxApart() {
        TestMember member = shop.scene.memberWith(100_000);
        shop.grant(member, 10_000, Duration.ofDays(30));
        String key = paidWithReceipt(member, 30_000, 10_000, 20_000);
        assertThat(receipts(key)).containsExactly("ISSUE 30000 = 13636 + 1364 + 15000");
        // All of the money and a part of the points go back: nothing is left of it.
        shop.cancel(key, 35_000);
        assertThat(receipts(key)).last().isEqualTo("CANCEL 30000 = 13636 + 1364 + 15000");
        shop.cancel(key);
        assertThat(receipts(key)).hasSize(2);
    }

    @Test
    void isIssuedAfterwardsOnceForWhatIsLeft() {
        TestMember member = shop.scene.memberWith(100_000);
        String key = shop.paid(member, 40_000, 0);
        shop.cancel(key, 10_000);
        assertThat(shop.post(key, "cash-receipt", to("EXPENSE_PROOF", "123-45-67892")).code())
                .isEqualTo("CASH_RECEIPT_NUMBER_INVALID");
        Map<String, Object> business = to("EXPENSE_PROOF", "123-45-67891");
        assertThat(shop.post(key, "cash-receipt", business).text("cashReceipts/0/customerIdentityNumber"))
                .isEqualTo("123-45-67891");
        assertThat(shop.post(key, "cash-receipt", business).status()).isEqualTo(200);
        assertThat(shop.post(key, "cash-receipt", TO_A_PHONE).code()).isEqualTo("CASH_RECEIPT_ISSUED");
        assertThat(receipts(key)).containsExactly("ISSUE 30000 = 27273 + 2727 + 0");
        assertThat(shop.scene.api.get(member, "/v1/pay/cash-receipts").body().path("items").size()).isEqualTo(1);
    }

    @Test
    void isRefusedWithoutMoneyAndAfterFiveDays() {
        TestMember member = shop.scene.memberWith(100_000);
        shop.grant(member, 1_000, Duration.ofDays(30));
        assertThat(shop.post(shop.paid(member, 0, 1_000), "cash-receipt", TO_A_PHONE).code())
                .isEqualTo("CASH_RECEIPT_NOT_IN_MONEY");
        assertThat(shop.post(shop.asks(1_000), "cash-receipt", TO_A_PHONE).code()).isEqualTo("PAYMENT_IN_OTHER_STATE");
        String old = shop.paid(member, 1_000, 0);
        long id = Objects.requireNonNull(PaymentKey.of(old)).id();
        shop.scene.sql("update pay_easypay_transaction set occurred_at = occurred_at - interval 5 day"
                + " where payment_id = ?", id);
        assertThat(shop.post(old, "cash-receipt", TO_A_PHONE).code()).isEqualTo("CASH_RECEIPT_TOO_LATE");
        shop.scene.sql("update pay_easypay_transaction set occurred_at = occurred_at + interval 1 day"
                + " where payment_id = ?", id);
        assertThat(shop.post(old, "cash-receipt", TO_A_PHONE).status()).isEqualTo(200);
    }

    @Test
    void isCancelledByAsMuchAsADisputeGaveTheMember() {
        TestMember member = shop.scene.memberWith(100_000);
        String key = paidWithReceipt(member, 37_400, 0, 0);
        context.getBean(DisputePayment.class).open(
                new StaffCaller(shop.scene.id(), "operator", Set.of("OPERATOR"), null),
                new DisputePayment.Complaint(PaymentKey.of(key), TenderKind.MONEY, Won.of(7_400),
                        DisputeReason.NOT_RECEIVED, LocalDate.now(BusinessDays.SEOUL).plusDays(14)));
        shop.acceptsDispute();
        assertThat(receipts(key)).containsExactly("ISSUE 37400 = 34000 + 3400 + 0", "CANCEL 7400 = 6727 + 673 + 0");
    }

    @Test
    void isPartOfWhatIsAskedFor() {
        Map<String, Object> wanted = Map.of("orderId", ShopScene.newOrder(), "orderName", "감귤", "amount", 1_000,
                "cashReceipt", TO_A_PHONE);
        String key = shop.ask(wanted).text("paymentKey");
        assertThat(shop.ask(wanted).text("paymentKey")).isEqualTo(key);
        assertThat(shop.ask(Map.of("orderId", wanted.get("orderId"), "orderName", "감귤", "amount", 1_000, "cashReceipt",
                to("INCOME_DEDUCTION", "010-1111-2222"))).code()).isEqualTo("PAYMENT_ORDER_ID_USED");
    }

    @Test
    void isReportedOnceTheDayIsOverApartFromTests() throws Exception {
        TestMember member = shop.scene.memberWith(100_000);
        String test = shop.byTestKey("/v1/pay/payments", Map.of("orderId", ShopScene.newOrder(), "orderName", "감귤",
                "amount", 1_000, "cashReceipt", TO_A_PHONE)).text("paymentKey");
        shop.byTestKey("/v1/pay/payments/" + test + "/test-approval", null);
        Api.Answer confirmed = shop.byTestKey("/v1/pay/payments/confirm",
                Map.of("paymentKey", test, "orderId", shop.scene.text("select order_id from pay_easypay_payment"
                        + " where id = " + PaymentKey.of(test).id()), "amount", 1_000));
        assertThat(confirmed.text("cashReceipts/0/issueNumber")).hasSize(9);

        String key = paidWithReceipt(member, 37_400, 0, 0);
        shop.cancel(key, 7_400);
        Api.Answer read = shop.read(key);
        LocalDate day = LocalDate.parse(read.text("cashReceipts/0/issuedOn"));
        String number = read.text("cashReceipts/0/issueNumber");
        TestReceipts receipts = new TestReceipts(context);
        // As if it were long over, and nobody had made its file.
        shop.scene.sql("update pay_cash_receipt_day set day = '2020-01-01' where live and day = ?", day);
        assertThat(receipts.late()).contains("2020-01-01");
        shop.scene.sql("update pay_cash_receipt_day set day = ? where live and day = '2020-01-01'", day);
        assertThat(receipts.late()).doesNotContain("2020-01-01");
        Tsid unreadable = shop.scene.id();
        shop.scene.sql("insert into pay_cash_receipt_day (live, day, last) values (true, '2020-01-02', 1)");
        shop.scene.sql(
                "insert into pay_cash_receipt select ?, ?, ?, merchant_id, live, member_id, kind, '2020-01-02', 1,"
                        + " receipt_type, 'gone.x', amount, tax_free, vat, issued_at from pay_cash_receipt where kind = 'ISSUE'"
                        + " and live and payment_id = ?",
                unreadable.value(), unreadable.value(), unreadable.value(),
                PaymentKey.of(key).id());
        receipts.reportUntil(day);
        receipts.reportUntil(day);
        assertThat(receipts.late()).as("a day whose file cannot be made keeps no other").contains("2020-01-02");
        shop.scene.sql("delete from pay_cash_receipt where id = ?", unreadable.value());
        shop.scene.sql("delete from pay_cash_receipt_day where live and day = '2020-01-02'");
        String file = receipts.file(day);
        assertThat(file).startsWith("H," + day + "\n")
                .contains("D," + number + ",ISSUE,,,,INCOME_DEDUCTION,01098764321,"
                        + "37400,34000,3400,0,")
                .contains(",CANCEL," + day + "," + number + ",,INCOME_DEDUCTION,01098764321,7400,");
        assertThat(file.lines().filter(line -> line.startsWith("D,")).count())
                .isEqualTo(shop.scene.count("pay_cash_receipt where live and issued_on = '" + day + "'"));
        assertThat(shop.scene.text("select sha256 from pay_cash_receipt_day where live and day = '" + day + "'"))
                .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(file.getBytes(StandardCharsets.UTF_8))));
        // What comes after the day was closed counts for the next one.
        String later = paidWithReceipt(member, 1_000, 0, 0);
        assertThat(shop.read(later).text("cashReceipts/0/issuedOn")).isEqualTo(day.plusDays(1).toString());
        assertThat(receipts.file(day)).isEqualTo(file);
    }
}
