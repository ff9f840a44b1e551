package commerce.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import commerce.catalogue.SellerStatus;
import commerce.catalogue.SkuId;
import commerce.claim.PurchaseModel.Bought;
import commerce.claim.PurchaseModel.Claimed;
import commerce.order.LineId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Tsid;
import platform.web.DomainException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever buyers, the seller, pay, couriers and time do in whatever order, and however often the seller is suspended: items,
 * claims, stock and money are what the model says. A million operations by {@code bench/interleaving.sh}.
 */
class PurchaseInterleavingTest extends ClaimScene {
    private static final int OPERATIONS = Integer.getInteger("madang.purchases.operations", 5_000);
    private static final int PIECES = 60;
    /** So many purchases go on at the same time; of older ones only the suspension of their seller is left. */
    private static final int AT_ONCE = 25;
    private static final int BETWEEN_SUSPENSIONS = 150;

    @Autowired
    CancelSuspended suspended;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;

    SkuId sku;
    Tsid first;

    private record Mirrored(LineId item, Bought model, Map<ClaimId, Claimed> claims) {}

    @BeforeEach
    void putOnSale() {
        first = ids.next();
        sku = shop.sells("가", PurchaseModel.PRICE, PIECES);
    }

    /** Nobody else hears of it. */
    @AfterEach
    void forget() {
        shop.sql("delete from platform_event_delivery where event_id >= ?", first.value());
    }

    @Test
    void doesWhatTheModelSays() {
        long seed = Long.getLong("madang.seed", System.nanoTime());
        Random random = new Random(seed);
        PurchaseModel model = new PurchaseModel(PIECES);
        List<Mirrored> all = new ArrayList<>();
        for (int i = 0; i < OPERATIONS; i++) {
            String what = "seed " + seed + ", operation " + i;
            if (random.nextInt(BETWEEN_SUSPENSIONS) == 0) {
                suspend(model);
                compareStock(model, what);
            } else if (all.isEmpty() || random.nextInt(6) == 0) {
                place(random, model, all, what);
            } else {
                Mirrored one = all.get(random.nextInt(all.size()));
                String happened = happen(random, model, one, what);
                compare(one, what + ", " + happened);
            }
            if (i % 200 == 0) {
                compareStock(model, what);
            }
            if (model.onHand + model.held < 6) {
                model.onHand += PIECES;
                shop.receives(sku, PIECES);
            }
        }
        compareStock(model, "seed " + seed);
        for (Mirrored each : all) {
            moneyIsBack(each);
            compare(each, "seed " + seed);
            assertThat(each.claims().keySet()).as("seed " + seed)
                    .noneMatch(claim -> claims.of(buyer, claim).status() == ClaimStatus.REFUNDING);
        }
        if (OPERATIONS > 5_000) {
            System.out.printf("Purchases: %d operations, seed %d%n", OPERATIONS, seed);
        }
    }

    private void place(Random random, PurchaseModel model, List<Mirrored> all, String what) {
        int quantity = 1 + random.nextInt(3);
        Bought bought = model.place(quantity);
        LineId item = orders.tryPlace(buyer, sku, quantity);
        assertThat(item != null).as(what).isEqualTo(bought != null);
        if (item != null && bought != null) {
            all.add(new Mirrored(item, bought, new LinkedHashMap<>()));
            if (all.size() > AT_ONCE) {
                Mirrored oldest = all.removeFirst();
                orders.expire(oldest.item());
                model.expire(oldest.model());
            }
        }
    }

    private void suspend(PurchaseModel model) {
        shop.becomes(SellerStatus.SUSPENDED);
        suspended.end(shop.seller());
        shop.becomes(SellerStatus.APPROVED);
        model.suspend();
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
            case 9 -> moneyIsBack(one);
            case 10, 11 -> claim(random, model, one, what);
            default -> {
                if (!one.claims().isEmpty()) {
                    return step(random, model, one, what);
                }
            }
        }
        return "operation " + drawn;
    }

    private void moneyIsBack(Mirrored one) {
        orders.moneyIsBack(one.item());
        one.claims().values().stream().filter(each -> each.status == ClaimStatus.REFUNDING)
                .forEach(each -> each.status = ClaimStatus.DONE);
    }

    private void claim(Random random, PurchaseModel model, Mirrored one, String what) {
        ClaimKind kind = any(ClaimKind.values(), random);
        ClaimReason reason = kind == ClaimKind.CANCEL || random.nextBoolean()
                ? ClaimReason.CHANGE_OF_MIND
                : ClaimReason.DEFECTIVE;
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
        // What is disputed, and decided, is played by its own test.
        if (Set.of(ClaimHappening.SELLER_ACCEPTS_WITHOUT_STOCK, ClaimHappening.REFUND_COMPLETED,
                ClaimHappening.BUYER_DISPUTES, ClaimHappening.DECIDED_FOR_BUYER, ClaimHappening.DECIDED_FOR_SELLER)
                .contains(happening)) {
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
        Bought model = one.model();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                    select i.status, i.confirmation, i.remaining, i.claimed, (select coalesce(sum(l.amount), 0)
                        from commerce_refund r join commerce_refund_leg l on l.refund_id = r.id
                        where r.order_id = i.order_id)
                    from commerce_order_line i where i.id = ?""").param(one.item().value())
                    .query(row -> {
                        assertThat(row.getString(1)).as(what).isEqualTo(model.status.name());
                        assertThat(row.getString(2).equals("CONFIRMED")).as(what).isEqualTo(model.confirmed);
                        assertThat(row.getInt(3)).as(what).isEqualTo(model.remaining);
                        assertThat(row.getInt(4)).as(what).isEqualTo(model.claimed);
                        assertThat(row.getLong(5)).as(what).isEqualTo(model.back);
                    });
            jdbc.sql("select id, kind, status from commerce_claim where line_id = ?").param(one.item().value())
                    .query(row -> {
                        Claimed claim = one.claims().get(new ClaimId(row.getLong(1)));
                        if (claim != null) {
                            assertThat(row.getString(2)).as(what).isEqualTo(claim.kind.name());
                            assertThat(ClaimStatus.valueOf(row.getString(3)).isOver()).as(what)
                                    .isEqualTo(claim.status.isOver());
                        }
                    });
        });
    }

    private void compareStock(PurchaseModel model, String what) {
        assertThat(shop.onHand(sku)).as(what).isEqualTo(model.onHand);
        assertThat(shop.held(sku)).as(what).isEqualTo(model.held);
    }

    private static <T> T any(T[] of, Random random) {
        return of[random.nextInt(of.length)];
    }
}
