package commerce.claim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import commerce.TestParcels;
import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.claim.PurchaseModel.Bought;
import commerce.claim.PurchaseModel.Claimed;
import commerce.order.Confirmation;
import commerce.order.Item;
import commerce.order.LineId;
import commerce.order.TestOrders;
import commerce.stock.StockReconciler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;
import testing.HeldDelivery;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever buyers, the seller, pay, couriers and time do in whatever order: items, claims, stock and money are what the model
 * says. A million operations by {@code -Dmadang.purchases.operations=1000000}.
 */
@MadangTest
class PurchaseInterleavingTest {
    private static final int OPERATIONS = Integer.getInteger("madang.purchases.operations", 4_400);
    private static final int PIECES = 60;
    /** So many purchases go on at the same time; older ones are left as they are. */
    private static final int AT_ONCE = 25;

    @Autowired
    ApplicationContext context;
    @Autowired
    OpenClaim open;
    @Autowired
    WithdrawClaim withdraw;
    @Autowired
    AnswerStop stop;
    @Autowired
    AnswerReturn answer;
    @Autowired
    ReadClaims claims;
    @Autowired
    StockReconciler reconciler;
    @Autowired
    Ids ids;

    final Tsid buyer = new Tsid(4712);
    HeldDelivery held;
    TestShop shop;
    TestOrders orders;
    TestParcels parcels;
    SkuId sku;

    private record Mirrored(LineId item, Bought model, Map<ClaimId, Claimed> claims) {}

    @BeforeEach
    void open() {
        held = new HeldDelivery(context);
        shop = new TestShop(context);
        orders = new TestOrders(context);
        parcels = new TestParcels(context, shop);
        sku = shop.sells("가", PurchaseModel.PRICE, PIECES);
    }

    @AfterEach
    void letGo() {
        held.close();
    }

    @Test
    void doesWhatTheModelSays() {
        long seed = Long.getLong("madang.seed", System.nanoTime());
        Random random = new Random(seed);
        PurchaseModel model = new PurchaseModel(PIECES);
        List<Mirrored> all = new ArrayList<>();
        for (int i = 0; i < OPERATIONS; i++) {
            String what = "seed " + seed + ", operation " + i;
            if (all.isEmpty() || random.nextInt(6) == 0) {
                place(random, model, all, what);
            } else {
                Mirrored one = all.get(random.nextInt(all.size()));
                String happened = happen(random, model, one, what);
                // Couriers say only what the test has them say.
                shop.sql("update commerce_shipment set ask_at = null where seller_id = ? and ask_at is not null",
                        shop.seller().value());
                compare(one, what + ", " + happened);
            }
            if (i % 200 == 0) {
                compareStock(model, what);
            }
            if (model.onHand + model.held < 6) {
                model.onHand += PIECES;
                receive(PIECES);
            }
        }
        compareStock(model, "seed " + seed);
        for (Mirrored each : all) {
            orders.moneyIsBack(each.item());
            compare(each, "seed " + seed);
            assertThat(each.claims().keySet()).as("seed " + seed)
                    .noneMatch(claim -> claims.of(buyer, claim).status() == ClaimStatus.REFUNDING);
        }
        assertThat(reconciler.differences()).as("seed " + seed).isEmpty();
    }

    private void place(Random random, PurchaseModel model, List<Mirrored> all, String what) {
        int quantity = 1 + random.nextInt(3);
        Bought bought = model.place(quantity);
        LineId item = orders.tryPlace(buyer, sku, quantity);
        assertThat(item != null).as(what).isEqualTo(bought != null);
        if (item != null && bought != null) {
            all.add(new Mirrored(item, bought, new LinkedHashMap<>()));
            if (all.size() > AT_ONCE) {
                all.removeFirst();
            }
        }
    }

    private String happen(Random random, PurchaseModel model, Mirrored one, String what) {
        Bought bought = one.model();
        LineId item = one.item();
        int drawn = random.nextInt(14);
        switch (drawn) {
            case 0, 1 -> {
                orders.approve(item);
                model.pay(bought);
            }
            case 2 -> {
                orders.expire(item);
                model.expire(bought);
            }
            case 3, 4 -> both(what, model.confirm(bought), () -> parcels.confirm(item));
            case 5, 6 -> both(what, model.ship(bought), () -> parcels.ship(item));
            case 7 -> arrive(model, one);
            case 8 -> both(what, model.stand(bought), () -> parcels.buyerConfirms(buyer, item));
            case 9 -> {
                orders.moneyIsBack(item);
                one.claims().values().stream().filter(each -> each.status == ClaimStatus.REFUNDING)
                        .forEach(each -> each.status = ClaimStatus.DONE);
            }
            case 10, 11 -> claim(random, model, one, what);
            default -> {
                if (!one.claims().isEmpty()) {
                    return step(random, model, one, what);
                }
            }
        }
        return "operation " + drawn;
    }

    private void claim(Random random, PurchaseModel model, Mirrored one, String what) {
        ClaimKind kind = any(ClaimKind.values(), random);
        ClaimReason reason = random.nextBoolean() ? ClaimReason.CHANGE_OF_MIND : ClaimReason.DEFECTIVE;
        int quantity = 1 + random.nextInt(3);
        Claimed expected = model.claim(one.model(), kind, quantity, reason.fault());
        Claim claim = null;
        try {
            claim = open.open(buyer, new OpenClaim.Wish(one.item(), kind, quantity, reason, Told.NOTHING));
        } catch (DomainException e) {
            assertThat(expected).as("%s: %s", what, e.code()).isNull();
        }
        if (claim != null) {
            assertThat(expected).as(what).isNotNull();
            one.claims().put(claim.id(), expected);
        }
    }

    private String step(Random random, PurchaseModel model, Mirrored one, String what) {
        ClaimId id = List.copyOf(one.claims().keySet()).get(random.nextInt(one.claims().size()));
        Claimed claim = one.claims().get(id);
        boolean restock = random.nextBoolean();
        ClaimHappening happening = any(ClaimHappening.values(), random);
        boolean canSend = one.model().claimed == claim.quantity;
        if (happening == ClaimHappening.SELLER_ACCEPTS_WITHOUT_STOCK || happening == ClaimHappening.REFUND_COMPLETED
                || (happening == ClaimHappening.SELLER_SENT_IT && !canSend)) {
            return "nothing";
        }
        if (happening == ClaimHappening.ARRIVES) {
            arrive(model, one);
            return "arrives";
        }
        boolean expected = model.step(claim, happening, restock);
        if (happening == ClaimHappening.TIME_APPROVES) {
            stop.unanswered(id);
        } else {
            both(what + " " + happening, expected, () -> act(id, happening, restock));
        }
        return happening + " of " + id;
    }

    /** All parcels with an item arrive, those of its exchanges too. */
    private void arrive(PurchaseModel model, Mirrored one) {
        parcels.arriveOf(one.item());
        model.arrive(one.model());
        one.claims().values().stream().filter(each -> each.status == ClaimStatus.RESHIPPED).toList()
                .forEach(each -> model.step(each, ClaimHappening.ARRIVES, false));
    }

    private void act(ClaimId id, ClaimHappening happening, boolean restock) {
        switch (happening) {
            case SELLER_STOPS -> stop.stopped(shop.seller(), id);
            case SELLER_SENT_IT -> stop.sentAlready(shop.seller(), id, parcels.invoice());
            case BUYER_WITHDRAWS -> withdraw.withdraw(buyer, id);
            case SELLER_ACCEPTS -> answer.accept(shop.seller(), id);
            case COLLECTS -> answer.collect(shop.seller(), id);
            case HOLDS -> answer.hold(shop.seller(), id, "확인");
            case RELEASES -> answer.release(shop.seller(), id);
            case APPROVES -> answer.approve(shop.seller(), id, restock);
            case REJECTS -> answer.reject(shop.seller(), id, "사용 흔적");
            case RESHIPS -> answer.reship(shop.seller(), id, parcels.invoice());
            default -> throw new IllegalArgumentException(happening.name());
        }
    }

    private static void both(String what, boolean expected, Runnable action) {
        boolean done;
        String why = "";
        try {
            action.run();
            done = true;
        } catch (DomainException e) {
            done = false;
            why = e.code().name();
        }
        assertThat(done).as("%s %s", what, why).isEqualTo(expected);
    }

    private void compare(Mirrored one, String what) {
        Item item = orders.item(one.item());
        Bought model = one.model();
        assertThat(item.status()).as(what).isEqualTo(model.status);
        assertThat(item.confirmation() == Confirmation.CONFIRMED).as(what).isEqualTo(model.confirmed);
        assertThat(item.remaining()).as(what).isEqualTo(model.remaining);
        assertThat(item.claimed()).as(what).isEqualTo(model.claimed);
        one.claims().forEach((id, claim) -> assertThat(claims.of(buyer, id)).as(what)
                .satisfies(seen -> assertThat(seen.status().isOver()).isEqualTo(claim.status.isOver()))
                .returns(claim.kind, Claim::kind));
        assertThat(orders.requestedBack(one.item()).values().stream().mapToLong(Long::longValue).sum()).as(what)
                .isEqualTo(model.back);
    }

    private void compareStock(PurchaseModel model, String what) {
        assertThat(shop.onHand(sku)).as(what).isEqualTo(model.onHand);
        assertThat(shop.held(sku)).as(what).isEqualTo(model.held);
    }

    private void receive(int pieces) {
        shop.sql("""
                insert into commerce_stock_entry (id, sku_id, kind, quantity, at)
                values (?, ?, 'RECEIVED', ?, '2026-01-01')""", ids.nextLong(), sku.value(), pieces);
        shop.sql("update commerce_stock set on_hand = on_hand + ? where sku_id = ?", pieces, sku.value());
    }

    /** Nobody's money and no piece gets lost or doubled, however many act at once. */
    @Test
    void losesNothingHoweverManyActAtOnce() throws Exception {
        long seed = Long.getLong("madang.seed", System.nanoTime());
        List<LineId> items = Collections.synchronizedList(new ArrayList<>());
        List<ClaimId> opened = Collections.synchronizedList(new ArrayList<>());
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Random random = new Random(seed + i);
                all.add(threads.submit(() -> chaos(random, items, opened)));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        items.forEach(orders::moneyIsBack);
        assertThat(reconciler.differences()).as("seed " + seed).isEmpty();
        for (ClaimId claim : opened) {
            assertThat(claims.of(buyer, claim).status()).as("seed " + seed).isNotEqualTo(ClaimStatus.REFUNDING);
        }
        long gone = 0;
        for (LineId id : items) {
            Item item = orders.item(id);
            long captured = (long) item.line().quantity() * PurchaseModel.PRICE;
            long back = orders.requestedBack(id).values().stream().mapToLong(Long::longValue).sum();
            long kept = shop.number("select coalesce(sum(kept), 0) from commerce_line_tender where line_id = ?",
                    id.value());
            if (item.times().paidAt() != null) {
                gone += item.remaining();
                assertThat(back + kept + (long) item.remaining() * PurchaseModel.PRICE)
                        .as("seed %s, item %s", seed, id.value()).isEqualTo(captured);
            }
            long claimed = shop.number("""
                    select coalesce(sum(quantity), 0) from commerce_claim where line_id = ?
                        and status in ('REQUESTED', 'ACCEPTED', 'COLLECTED', 'ON_HOLD', 'RESHIPPED')""", id.value());
            assertThat(item.claimed()).as("seed " + seed).isEqualTo((int) claimed);
        }
        assertThat(gone).as("seed " + seed).isLessThanOrEqualTo(PIECES);
    }

    private void chaos(Random random, List<LineId> items, List<ClaimId> opened) {
        for (int i = 0; i < OPERATIONS / 40; i++) {
            LineId fresh = orders.tryPlace(buyer, sku, 1 + random.nextInt(2));
            if (fresh != null) {
                items.add(fresh);
            }
            if (items.isEmpty()) {
                continue;
            }
            LineId item = items.get(random.nextInt(items.size()));
            switch (random.nextInt(8)) {
                case 0, 1 -> orders.approve(item);
                case 2 -> quietly(() -> parcels.confirm(item));
                case 3 -> quietly(() -> parcels.ship(item));
                case 4 -> quietly(() -> parcels.arriveOf(item));
                case 5 -> quietly(() -> opened.add(open.open(buyer, new OpenClaim.Wish(item,
                        random.nextBoolean() ? ClaimKind.CANCEL : ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE,
                        Told.NOTHING))
                        .id()));
                case 6 -> quietly(() -> parcels.buyerConfirms(buyer, item));
                default -> {
                    if (!opened.isEmpty()) {
                        ClaimId claim = opened.get(random.nextInt(opened.size()));
                        ClaimHappening[] some = {ClaimHappening.SELLER_STOPS, ClaimHappening.BUYER_WITHDRAWS,
                                ClaimHappening.SELLER_ACCEPTS, ClaimHappening.COLLECTS, ClaimHappening.APPROVES};
                        for (ClaimHappening each : some) {
                            quietly(() -> act(claim, each, true));
                        }
                    }
                }
            }
        }
    }

    private static <T> T any(T[] of, Random random) {
        return of[random.nextInt(of.length)];
    }

    private static void quietly(Runnable action) {
        try {
            action.run();
        } catch (DomainException e) {
            // Refused, as it may be.
        }
    }
}
