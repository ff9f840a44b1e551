package commerce.groupbuy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import commerce.TestShop;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import commerce.freight.Zones;
import commerce.order.Delivery;
import commerce.order.SeatPay;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;

/** Deals and teams for tests of other features. */
public final class TestTeams {
    private static final Delivery HOME = new Delivery("김마당", "01012345678", "06236", "서울특별시 강남구 테헤란로 152", "10층",
            null);

    private final ApplicationContext context;
    private final TestShop shop;
    private final SkuId sku;
    private final Ids ids;

    public TestTeams(ApplicationContext context, TestShop shop, SkuId sku) {
        this.context = context;
        this.shop = shop;
        this.sku = sku;
        this.ids = context.getBean(Ids.class);
    }

    /** A seller's deal, of a product of theirs. */
    public static String dealOf(ApplicationContext context, SellerId seller) {
        TestShop of = TestShop.of(context, seller);
        return Long.toString(new TestTeams(context, of, of.sells("한라봉", 20_000, 50)).deal(3).value());
    }

    /** The form of one of this seller's products. */
    public static Map<String, String> form(ApplicationContext context, SellerId seller) {
        TestShop of = TestShop.of(context, seller);
        LocalDate from = LocalDate.now(BusinessDays.SEOUL);
        return Map.of("product", Long.toString(of.productOf(of.sells("천혜향", 20_000, 50)).value()), "teamSize", "3",
                "teamPrice", "15000", "hours", "24", "quota", "100", "perBuyer", "2", "from", from.toString(), "until",
                from.plusDays(7).toString());
    }

    /** Half the price for teams of so many, for a day. */
    public DealId deal(int teamSize) {
        DealId id = new DealId(ids.nextLong());
        Instant now = context.getBean(Clock.class).instant();
        Won price = Won.of(shop.number("select price from commerce_product where id = ?", shop.productOf(sku).value()));
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> context.getBean(Deals.class).add(new Deal(id, shop.seller(),
                        shop.productOf(sku), "", teamSize, Won.of(price.amount() / 2), price, Duration.ofHours(24),
                        1_000, 0, 10, now.minusSeconds(60), now.plus(Duration.ofDays(1)), null, null), now));
        return id;
    }

    /** A team that this member leads and has paid for, with so many others. */
    public TeamId team(DealId deal, Tsid leader, int others) {
        SeatPay pay = new SeatPay(context, shop);
        Seating.Seated seated = (Seating.Seated) context.getBean(OpenTeam.class).open(leader, deal,
                quote(deal, leader), HOME);
        pay.approves(seated.order(), 2);
        for (int i = 0; i < others; i++) {
            Tsid member = ids.next();
            pay.approves(((Seating.Seated) context.getBean(JoinTeam.class).join(member, seated.team(),
                    quote(deal, member), HOME)).order(), 2);
        }
        return seated.team();
    }

    private commerce.quote.QuoteId quote(DealId deal, Tsid member) {
        return context.getBean(QuoteDeal.class)
                .quote(member, deal, new QuoteDeal.Wanted(sku, 1, List.of(), Zones.of("06236"))).id();
    }
}
