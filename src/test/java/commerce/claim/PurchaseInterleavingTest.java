package commerce.claim;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import java.util.function.Supplier;

import commerce.catalogue.SellerStatus;
import commerce.catalogue.SkuId;
import commerce.claim.PurchaseModel.Bought;
import commerce.claim.PurchaseModel.Claimed;
import commerce.freight.ShippingTemplate;
import commerce.order.ItemId;
import commerce.order.ItemStatus;
import commerce.shipment.Invoice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.audit.AuditActor;
import platform.id.Tsid;
import platform.time.BusinessDays;
import platform.time.UtcColumn;
import platform.web.DomainException;
import testing.DyingDatabase;
import testing.Seed;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever buyers, the seller, pay, couriers, operators who decide disputes, and time do in whatever order, and however often the
 * seller is suspended: items, claims, stock and money are what the model says, and no purchase confirms itself as long as its buyer can
 * object to how a claim ended. A million operations by {@code bench/interleaving.sh}, while the database is killed again and again: who
 * hears nothing asks again, and it is done once.
 */
class PurchaseInterleavingTest extends ClaimScene {
    private static final int OPERATIONS = Integer.getInteger("madang.purchases.operations", 5_000);
    /** Seconds between two deaths of the database; 0: it lives. */
    private static final int KILLS = Integer.getInteger("madang.purchases.kills", 0);
    private static final int PIECES = 60;
    /** So many purchases go on at the same time; of older ones only the suspension of their seller is left. */
    private static final int AT_ONCE = 25;
    private static final int BETWEEN_SUSPENSIONS = 150;
    /** So many more there are at most where chance has not led far enough by then: that is rare, and would be red otherwise. */
    private static final int MOST_TO_GET_FAR = 20_000;
    /** So many there are of one purchase. */
    private static final int OPERATIONS_OF_ONE = 50;

    @Autowired
    CancelSuspended suspended;
    @Autowired
    CancelUnsent unsent;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;

    Tsid first;
    DyingDatabase database;

    /**
     * One SKU, and what the model says of it.
     *
     * @param forNothing whether it is sent for nothing: what goes back of freight that is paid, other tests say to the won, here that
     *     nothing gets lost
     */
    private record Shelf(SkuId sku, PurchaseModel model, boolean forNothing) {}

    private record Mirrored(Shelf of, ItemId item, Bought model, Map<ClaimId, Claimed> claims) {}

    @BeforeEach
    void begin() {
        first = ids.next();
    }

    private List<Shelf> shelves() {
        SkuId free = shop.sells("가", PurchaseModel.PRICE, PIECES);
        SkuId sent = shop.sells("나", PurchaseModel.PRICE, PIECES);
        parcels.sentBy(shop.productOf(sent), ShippingTemplate.Kind.FREE_FROM, 2_500, 2L * PurchaseModel.PRICE);
        return List.of(new Shelf(free, new PurchaseModel(PIECES), true),
                new Shelf(sent, new PurchaseModel(PIECES), false));
    }

    /** Nobody else hears of it. */
    @AfterEach
    void forget() {
        shop.sql("delete from platform_event_delivery where event_id >= ?", first.value());
    }

    @Test
    void doesWhatTheModelSays() {
        long seed = Seed.OF_THE_RUN;
        Random random = new Random(seed);
        List<Shelf> shelves = shelves();
        List<Mirrored> all = new ArrayList<>();
        try (DyingDatabase dying = DyingDatabase.every(KILLS, seed)) {
            database = dying;
            play(seed, random, shelves, all);
        }
        compareStock(shelves, "seed " + seed);
        for (Mirrored each : all) {
            moneyIsBack(each);
            compare(each, "seed " + seed);
            assertThat(each.claims().keySet()).as("seed " + seed)
                    .noneMatch(claim -> claims.of(buyer, claim).status() == ClaimStatus.REFUNDING);
        }
        assertThat(isFarEnough(shelves)).as("seed " + seed + ": far enough").isTrue();
        if (OPERATIONS > 5_000) {
            System.out.printf("Purchases: %d operations, %s, %d deaths of the database, seed %d%n", OPERATIONS,
                    rare(shelves), database.kills(), seed);
        }
    }

    private void play(long seed, Random random, List<Shelf> shelves, List<Mirrored> all) {
        for (int i = 0; i < OPERATIONS || (i < OPERATIONS + MOST_TO_GET_FAR && !isFarEnough(shelves)); i++) {
            String what = "seed " + seed + ", operation " + i;
            if (random.nextInt(BETWEEN_SUSPENSIONS) == 0) {
                suspend(shelves);
                compareStock(shelves, what);
            } else if (all.isEmpty() || random.nextInt(OPERATIONS_OF_ONE) == 0) {
                place(random, shelves.get(random.nextInt(2)), all, what);
            } else {
                Mirrored one = all.get(random.nextInt(all.size()));
                String happened = happen(random, one, what);
                compare(one, what + ", " + happened);
            }
            if (i % 200 == 0) {
                compareStock(shelves, what);
            }
            shelves.forEach(this::refill);
        }
    }

    private static boolean isFarEnough(List<Shelf> shelves) {
        return rare(shelves).keySet().containsAll(EnumSet.allOf(PurchaseModel.Rare.class));
    }

    private static Map<PurchaseModel.Rare, Integer> rare(List<Shelf> shelves) {
        Map<PurchaseModel.Rare, Integer> all = new EnumMap<>(PurchaseModel.Rare.class);
        shelves.forEach(each -> each.model().rare.forEach((what, often) -> all.merge(what, often, Integer::sum)));
        return all;
    }

    private void refill(Shelf shelf) {
        if (shelf.model().onHand + shelf.model().held < 6) {
            shelf.model().onHand += PIECES;
            database.insists(() -> transaction.executeWithoutResult(status -> {
                if (shop.onHand(shelf.sku()) < shelf.model().onHand) {
                    shop.receives(shelf.sku(), PIECES);
                }
            }));
        }
    }

    private void place(Random random, Shelf shelf, List<Mirrored> all, String what) {
        int quantity = 1 + random.nextInt(3);
        Bought bought = shelf.model().place(quantity);
        ItemId item = placed(shelf.sku(), quantity);
        assertThat(item != null).as(what).isEqualTo(bought != null);
        if (item != null && bought != null) {
            all.add(new Mirrored(shelf, item, bought, new LinkedHashMap<>()));
            if (all.size() > AT_ONCE) {
                Mirrored oldest = all.removeFirst();
                database.insists(() -> orders.expire(oldest.item()));
                oldest.of().model().expire(oldest.model());
            }
        }
    }

    private @Nullable ItemId placed(SkuId sku, int quantity) {
        // Of any SKU: nobody else orders anything, and there is no index by SKU.
        return once("select coalesce(max(id), 0) from commerce_order_line where id > ?", 0, ItemId::new,
                () -> orders.tryPlace(buyer, sku, quantity));
    }

    /** Who was not told whether there is a new one looks for it before another is made. */
    private <T> T once(String newest, long of, LongFunction<T> known, Supplier<T> make) {
        AtomicReference<@Nullable Long> before = new AtomicReference<>();
        AtomicReference<T> made = new AtomicReference<>();
        database.insists(() -> {
            long last = shop.number(newest, of);
            before.compareAndSet(null, last);
            made.set(last > Objects.requireNonNull(before.get()) ? known.apply(last) : make.get());
        });
        return made.get();
    }

    private void suspend(List<Shelf> shelves) {
        database.insists(() -> {
            shop.becomes(SellerStatus.SUSPENDED);
            suspended.end(shop.seller());
            shop.becomes(SellerStatus.APPROVED);
        });
        shelves.forEach(each -> each.model().suspend());
    }

    private String happen(Random random, Mirrored one, String what) {
        PurchaseModel model = one.of().model();
        Bought bought = one.model();
        ItemId item = one.item();
        int drawn = random.nextInt(20);
        switch (drawn) {
            case 0 -> {
                database.insists(() -> orders.approve(item));
                model.pay(bought);
            }
            case 1 -> {
                database.insists(() -> orders.expire(item));
                model.expire(bought);
            }
            case 2 -> both(what, model.confirm(bought), () -> parcels.confirm(item));
            case 3 -> both(what, model.ship(bought), () -> parcels.ship(item));
            case 4 -> {
                if (random.nextBoolean()) {
                    arrive(one);
                } else {
                    numberIsWrong(random.nextInt(3) == 0, one, what);
                }
            }
            case 5 -> {
                if (bought.status == ItemStatus.PAID) {
                    cancelUnsent(random, one, what);
                } else if (random.nextInt(3) == 0) {
                    both(what, model.stand(bought), () -> parcels.buyerConfirms(buyer, item));
                }
            }
            case 6 -> {
                if (random.nextBoolean()) {
                    lie(one);
                } else {
                    moneyIsBack(one);
                }
            }
            case 7, 8, 9 -> claim(random, one, what);
            default -> {
                if (one.claims().isEmpty() || random.nextInt(4) == 0) {
                    leadOn(one, what);
                } else {
                    return step(random, one, what);
                }
            }
        }
        return "operation " + drawn;
    }

    /** To the goods' arrival, so that there is something to claim. */
    private void leadOn(Mirrored one, String what) {
        PurchaseModel model = one.of().model();
        Bought bought = one.model();
        ItemId item = one.item();
        switch (bought.status) {
            case PAYMENT_WAITING -> {
                database.insists(() -> orders.approve(item));
                model.pay(bought);
            }
            case PAID -> {
                if (bought.confirmed) {
                    both(what, model.ship(bought), () -> parcels.ship(item));
                } else {
                    both(what, model.confirm(bought), () -> parcels.confirm(item));
                }
            }
            default -> arrive(one);
        }
    }

    private void cancelUnsent(Random random, Mirrored one, String what) {
        int quantity = 1 + random.nextInt(2);
        int seen = one.model().remaining + (random.nextInt(4) == 0 ? 1 : 0);
        boolean restock = random.nextBoolean();
        both(what + ", cannot be sent", one.of().model().cancelUnsent(one.model(), quantity, seen, restock),
                () -> unsent.cancel(seller(), shop.seller(),
                        new CancelUnsent.Unsent(one.item(), quantity, seen, "품절", restock)));
    }

    /** Whether its seller is told so by an operator, or sees it by itself. */
    private void numberIsWrong(boolean freed, Mirrored one, String what) {
        AtomicReference<@Nullable Invoice> wrong = new AtomicReference<>();
        database.insists(() -> wrong.set(parcels.numberOf(one.item())));
        Invoice number = wrong.get();
        if (number == null) {
            return;
        }
        if (freed) {
            both(what + ", its number is freed", one.of().model().free(one.model()),
                    () -> parcels.free(this.one, number));
        } else {
            Invoice right = parcels.invoice();
            both(what + ", its number is corrected", one.of().model().correct(one.model()),
                    () -> parcels.correct(seller(), one.item(), number, right));
        }
    }

    private AuditActor seller() {
        return AuditActor.seller(Tsid.of(shop.seller()));
    }

    private void moneyIsBack(Mirrored one) {
        database.insists(() -> orders.moneyIsBack(one.item()));
        one.claims().values().stream().filter(each -> each.status == ClaimStatus.REFUNDING)
                .forEach(each -> each.status = ClaimStatus.DONE);
    }

    private void claim(Random random, Mirrored one, String what) {
        ClaimKind kind = one.model().isSent() && random.nextBoolean()
                ? ClaimKind.EXCHANGE
                : any(ClaimKind.values(), random);
        ClaimReason reason = kind == ClaimKind.CANCEL || random.nextBoolean()
                ? ClaimReason.CHANGE_OF_MIND
                : ClaimReason.DEFECTIVE;
        int quantity = 1 + random.nextInt(3);
        Claimed expected = PurchaseModel.isPatient(one.model(), kind, reason.fault())
                ? one.of().model().claim(one.model(), kind, quantity, reason.fault())
                : null;
        ClaimId claim = null;
        try {
            claim = once("select coalesce(max(id), 0) from commerce_claim where line_id = ?", one.item().value(),
                    ClaimId::new, () -> open.open(buyer,
                            new OpenClaim.Wish(one.item(), kind, quantity, reason, Told.NOTHING)).id());
        } catch (DomainException e) {
            assertThat(expected).as("%s: %s", what, e.code()).isNull();
        }
        if (claim != null) {
            assertThat(expected).as(what).isNotNull();
            one.claims().put(claim, expected);
        }
    }

    private String step(Random random, Mirrored one, String what) {
        ClaimId id = one(random, one.claims());
        Claimed claim = one.claims().get(id);
        if (random.nextInt(4) > 0) {
            boolean any = random.nextInt(3) == 0;
            return take(random, one, id,
                    any ? any(ClaimHappening.values(), random) : next(claim, random.nextInt(4) == 0), what);
        }
        int steps = 0;
        do {
            take(random, one, id, next(claim, false), what);
        } while (claim.isOpen() && ++steps < ClaimStatus.values().length);
        return id + " to its end";
    }

    private String take(Random random, Mirrored one, ClaimId id, ClaimHappening happening, String what) {
        Claimed claim = one.claims().get(id);
        PurchaseModel model = one.of().model();
        boolean restock = random.nextBoolean();
        Fault fault = any(Fault.values(), random);
        switch (happening) {
            case SELLER_ACCEPTS_WITHOUT_STOCK, REFUND_COMPLETED -> {
                database.insists(() -> leaveLying(id));
                claim.leftLying = true;
                return "time passes for " + id;
            }
            case ARRIVES -> arrive(one);
            case TIME_APPROVES -> {
                model.step(claim, happening, restock);
                database.insists(() -> stop.unanswered(id));
            }
            case DECIDED_FOR_BUYER ->
                both(what + " " + happening, model.decideForBuyer(claim, fault), () -> decideForBuyer(id, fault));
            default -> both(what + " " + happening, model.step(claim, happening, restock),
                    () -> act(id, happening, restock));
        }
        return happening + " of " + id;
    }

    /** Rather one that is not over. */
    private static ClaimId one(Random random, Map<ClaimId, Claimed> of) {
        List<ClaimId> alive = of.entrySet().stream().filter(each -> random.nextInt(5) == 0 || goesOn(each.getValue()))
                .map(Map.Entry::getKey).toList();
        List<ClaimId> all = alive.isEmpty() ? List.copyOf(of.keySet()) : alive;
        return all.get(random.nextInt(all.size()));
    }

    private static boolean goesOn(Claimed claim) {
        return claim.isOpen() || (claim.status == ClaimStatus.REJECTED && !claim.disputed);
    }

    /** What leads it on, so that it gets far, and goods are exchanged more than once. */
    private static ClaimHappening next(Claimed claim, boolean otherwise) {
        return switch (claim.status) {
            case REQUESTED -> otherwise
                    ? ClaimHappening.REJECTS
                    : claim.kind == ClaimKind.CANCEL ? ClaimHappening.SELLER_STOPS : ClaimHappening.SELLER_ACCEPTS;
            case ACCEPTED -> ClaimHappening.COLLECTS;
            case COLLECTED -> claim.kind == ClaimKind.RETURN ? ClaimHappening.APPROVES : ClaimHappening.RESHIPS;
            case ON_HOLD -> otherwise ? ClaimHappening.REJECTS : ClaimHappening.RELEASES;
            case RESHIPPED -> otherwise ? ClaimHappening.BUYER_DISPUTES : ClaimHappening.ARRIVES;
            case DISPUTED -> otherwise ? ClaimHappening.DECIDED_FOR_SELLER : ClaimHappening.DECIDED_FOR_BUYER;
            case REFUNDING, DONE, REJECTED, WITHDRAWN -> ClaimHappening.BUYER_DISPUTES;
        };
    }

    /** All parcels with an item arrive, those of its exchanges too. */
    private void arrive(Mirrored one) {
        PurchaseModel model = one.of().model();
        database.insists(() -> parcels.arriveOf(one.item()));
        model.arrive(one.model());
        one.claims().values().stream().filter(each -> each.status == ClaimStatus.RESHIPPED).toList()
                .forEach(each -> model.step(each, ClaimHappening.ARRIVES, false));
    }

    /** What has arrived did so long ago: from then on claims alone give time to object. */
    private void lie(Mirrored one) {
        database.insists(() -> shop.sql("""
                update commerce_order_line set delivered_at = shipped_at - interval 30 day
                where id = ? and status in ('DELIVERED', 'EXCHANGED')""", one.item().value()));
        one.of().model().lie(one.model());
    }

    private void both(String what, boolean expected, Runnable action) {
        AtomicReference<@Nullable DomainException> refusal = new AtomicReference<>();
        boolean again = database.insists(() -> {
            refusal.set(null);
            try {
                action.run();
            } catch (DomainException e) {
                refusal.set(e);
            }
        });
        DomainException refused = refusal.get();
        // What was done just before the database died is refused when it is asked for again; the comparison tells.
        if (!again || refused == null) {
            assertThat(refused == null).as("%s %s", what, refused == null ? "" : refused.code().name())
                    .isEqualTo(expected);
        }
    }

    private void compare(Mirrored one, String what) {
        Bought model = one.model();
        database.insists(() -> transaction.executeWithoutResult(status -> {
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
                        if (one.of().forNothing()) {
                            assertThat(row.getLong(5)).as(what).isEqualTo(model.back);
                        }
                    });
            jdbc.sql("""
                    select c.id, c.kind, c.status, c.back_freight, c.closed_at, i.confirm_by
                    from commerce_claim c join commerce_order_line i on i.id = c.line_id where c.line_id = ?""")
                    .param(one.item().value())
                    .query(row -> {
                        Claimed claim = one.claims().get(new ClaimId(row.getLong(1)));
                        if (claim != null) {
                            assertThat(row.getString(2)).as(what).isEqualTo(claim.kind.name());
                            assertThat(row.getString(3)).as(what).isEqualTo(claim.status.name());
                            if (claim.kind == ClaimKind.RETURN) {
                                assertThat(row.getLong(4)).as(what + ": the way back").isEqualTo(claim.keeps);
                            }
                            Instant confirmBy = UtcColumn.find(row, "confirm_by");
                            if (confirmBy != null && claim.givesTime()) {
                                assertThat(confirmBy).as(what + ": the time to object")
                                        .isAfterOrEqualTo(weekAfter(UtcColumn.get(row, "closed_at")));
                            }
                        }
                    });
        }));
    }

    /** The end of the seventh day in Seoul. */
    private static Instant weekAfter(Instant time) {
        return LocalDate.ofInstant(time, BusinessDays.SEOUL).plusDays(8).atStartOfDay(BusinessDays.SEOUL).toInstant();
    }

    private void compareStock(List<Shelf> shelves, String what) {
        for (Shelf each : shelves) {
            database.insists(() -> {
                assertThat(shop.onHand(each.sku())).as(what).isEqualTo(each.model().onHand);
                assertThat(shop.held(each.sku())).as(what).isEqualTo(each.model().held);
            });
        }
    }

    private static <T> T any(T[] of, Random random) {
        return of[random.nextInt(of.length)];
    }
}
