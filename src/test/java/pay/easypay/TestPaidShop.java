package pay.easypay;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

import org.springframework.context.ApplicationContext;
import pay.receipt.TestReceipts;
import platform.time.BusinessDays;

/** A payment that was taken, for tests of other packages. */
public final class TestPaidShop {
    private TestPaidShop() {}

    /** The day of a receipt that was reported. */
    public static Map<String, String> receiptDay(ApplicationContext context) {
        ShopScene shop = new ShopScene(context);
        String key = shop.paid(shop.scene.memberWith(50_000), 10_000, 0);
        String day = shop.post(key, "cash-receipt",
                Map.of("type", "INCOME_DEDUCTION", "customerIdentityNumber", "010-000-1234"))
                .text("cashReceipts/0/issuedOn");
        new TestReceipts(context).reportUntil(LocalDate.parse(day));
        return Map.of("day", day);
    }

    /** What an operator enters to dispute a new payment. */
    public static Map<String, String> disputeForm(ApplicationContext context) {
        ShopScene shop = new ShopScene(context);
        return Map.of("payment", shop.paid(shop.scene.memberWith(50_000), 10_000, 0), "tender", "MONEY", "amount",
                "4000", "reason", "NOT_RECEIVED", "deadline", LocalDate
                        .ofInstant(context.getBean(Clock.class).instant(), BusinessDays.SEOUL).plusDays(7).toString());
    }
}
