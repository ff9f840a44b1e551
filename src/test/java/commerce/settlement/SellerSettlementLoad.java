package commerce.settlement;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import commerce.catalogue.SellerId;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;

/** Many items of many sellers with the lines that sales write, one in fifty taken back; and what their statements must come to, reckoned apart from that. */
public final class SellerSettlementLoad {
    /** The sellers' ids begin after this. */
    private static final long FIRST = 2_000_000_000_000L;
    private static final int AT_ONCE = 1_000;

    private final int sellers;
    private final long[] due;

    public SellerSettlementLoad(int sellers) {
        this.sellers = sellers;
        this.due = new long[sellers];
    }

    /** Writes them, due on a day. */
    public void fill(ApplicationContext context, LocalDate day, int items, long seed) {
        SettlementLines lines = context.getBean(SettlementLines.class);
        TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
        Ids ids = context.getBean(Ids.class);
        FeePlan plan = Objects.requireNonNull(context.getBean(FeePlans.class).on(day).get(FeePlans.STANDARD));
        Random random = new Random(seed);
        for (int from = 0; from < items; from += AT_ONCE) {
            List<SettlementLine> written = new ArrayList<>();
            for (int i = from; i < Math.min(items, from + AT_ONCE); i++) {
                write(written, new Item(random.nextInt(sellers), ids.next(), 100 + random.nextLong(100_000),
                        random.nextInt(10) == 0 ? 50 : 0, random.nextInt(3) == 0 ? 3_000 : 0), plan, day);
                if (random.nextInt(50) == 0) {
                    int seller = random.nextInt(sellers);
                    long back = 1 + random.nextLong(50_000);
                    written.add(line(seller, day, LineKind.CLAW_BACK, ids.next(), ids.next(), -back, 0));
                    due[seller] -= back;
                }
            }
            transaction.executeWithoutResult(_ -> lines.append(written));
        }
    }

    private record Item(int seller, Tsid id, long price, long coupon, long shipping) {}

    private void write(List<SettlementLine> written, Item item, FeePlan plan, LocalDate day) {
        long paid = item.price - item.coupon + item.shipping;
        ItemFees fees = plan.on(Won.of(item.price), Won.of(paid));
        written.add(line(item.seller, day, LineKind.SALE, item.id, item.id, item.price, 0));
        written.add(line(item.seller, day, LineKind.SELLER_COUPON, item.id, item.id, -item.coupon, 0));
        written.add(line(item.seller, day, LineKind.SHIPPING, item.id, item.id, item.shipping, 0));
        fee(written, item, LineKind.SALES_FEE, fees.sales(), day);
        fee(written, item, LineKind.PAYMENT_FEE, fees.payment(), day);
        fee(written, item, LineKind.VAT, fees.vat(), day);
        // 8 % with VAT on top, 3.3 % with VAT in it: another way of saying what the plan does.
        long sales = item.price * 8 / 100;
        due[item.seller] += paid - sales - sales / 10 - paid * 33 / 1_000;
    }

    private static void fee(List<SettlementLine> written, Item item, LineKind kind, Won fee, LocalDate day) {
        written.add(line(item.seller, day, kind, item.id, item.id, -fee.amount(), fee.amount()));
    }

    private static SettlementLine line(int seller, LocalDate day, LineKind kind, Tsid item, Tsid source, long amount,
            long platform) {
        return new SettlementLine(new SellerId(FIRST + seller), day, kind, item, item, source, Won.of(amount),
                Won.of(platform), day.atTime(LocalTime.NOON).atZone(BusinessDays.SEOUL).toInstant());
    }

    /** By how many won what a seller's statement adds differs from it. */
    public long off(long seller, long sum) {
        return Math.abs(sum - due[(int) (seller - FIRST)]);
    }
}
