package commerce.chargeback;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import commerce.TestShop;
import commerce.catalogue.SellerId;
import commerce.order.ItemId;
import commerce.order.TestOrders;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;
import testing.MemberActor;

/** Chargebacks that pay has told of, for tests of who may see and do what. */
public final class TestChargedBack {
    static final LocalDate ANSWER_BY = LocalDate.of(2099, 12, 31);

    private TestChargedBack() {}

    /** One of all of an order of 10,000 won, paid by card, that a member has who has just signed up. */
    public static ChargebackId opened(ApplicationContext context, SellerId seller) {
        TestShop shop = TestShop.of(context, seller);
        TestOrders orders = new TestOrders(context);
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        Tsid buyer = new Tsid(Long.parseLong(MemberActor.at(port).signsUp().memberId));
        ItemId item = orders.paidByCard(buyer, new LinkedHashMap<>(Map.of(shop.sells("제주 감귤 5kg", 10_000, 10), 1)))
                .getFirst();
        return opened(context, orders, item, 10_000);
    }

    /** One of so much of an item's order. */
    public static ChargebackId opened(ApplicationContext context, TestOrders orders, ItemId item, long amount) {
        ChargebackId id = new ChargebackId(context.getBean(Ids.class).nextLong());
        context.getBean(HearChargeback.class).hear(told(orders, item, id, amount, null));
        return id;
    }

    /** How it was decided, as pay tells it. */
    public static void decided(ApplicationContext context, TestOrders orders, ItemId item, ChargebackId id, long amount,
            Chargeback.State as) {
        context.getBean(HearChargeback.class).hear(told(orders, item, id, amount, as));
    }

    /** One operator proposes that Madang bears all of it. */
    public static void proposed(ApplicationContext context, ChargebackId id) {
        Map<Long, Won> amounts = new LinkedHashMap<>();
        parts(context, id).forEach(share -> amounts.put(share.target(), Won.ZERO));
        context.getBean(ProposeShares.class).propose(operator(context), id, amounts, "도용");
    }

    /** Decides about what is proposed now. */
    static void decides(ApplicationContext context, StaffCaller operator, ChargebackId id, boolean approved) {
        context.getBean(DecideShares.class).decide(operator, id, proposedAt(context, id), approved);
    }

    /** Another operator approves what is proposed. */
    public static void approved(ApplicationContext context, ChargebackId id) {
        decides(context, operator(context), id, true);
    }

    /** When what waits now was proposed; of nothing some time. */
    static Instant proposedAt(ApplicationContext context, ChargebackId id) {
        return context.getBean(Chargebacks.class).find(id).map(Chargeback::proposal).map(Chargeback.Proposal::at)
                .orElse(Instant.EPOCH);
    }

    /** What pay tells of it: decided so, or that it is open. */
    static Chargeback told(TestOrders orders, ItemId item, ChargebackId id, long amount, Chargeback.State decided) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return new Chargeback(id, orders.item(item).orderId(), Won.of(amount), "NOT_RECEIVED", ANSWER_BY,
                decided == null ? Chargeback.State.OPEN : decided, now, decided == null ? null : now, null);
    }

    /** What an operator enters so that Madang bears it. */
    public static Map<String, String> form(ApplicationContext context) {
        ChargebackId id = opened(context, new TestShop(context).seller());
        Share share = parts(context, id).getFirst();
        return Map.of("chargeback", Long.toString(id.value()), "part", Long.toString(share.target()), "amount", "0",
                "reason", "도용");
    }

    /** How an operator decides about what another one has proposed. */
    public static Map<String, String> decision(ApplicationContext context) {
        ChargebackId id = opened(context, new TestShop(context).seller());
        proposed(context, id);
        return Map.of("chargeback", Long.toString(id.value()), "proposed", proposedAt(context, id).toString(),
                "verdict", "APPROVE");
    }

    /** Looks at what lost ones cost, as is done each second. */
    public static void settles(ApplicationContext context) {
        context.getBean(ChargebackSweeps.class).settle();
    }

    static List<Share> parts(ApplicationContext context, ChargebackId id) {
        return context.getBean(Shares.class).of(id);
    }

    static StaffCaller operator(ApplicationContext context) {
        return new StaffCaller(context.getBean(Ids.class).next(), "operator", Set.of(), null);
    }
}
