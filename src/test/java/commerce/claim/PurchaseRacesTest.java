package commerce.claim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import commerce.catalogue.SkuId;
import commerce.order.Item;
import commerce.order.ItemId;
import org.junit.jupiter.api.Test;
import platform.web.DomainException;
import testing.Seed;

import static org.assertj.core.api.Assertions.assertThat;

/** Buyers, the seller, pay and couriers, eight at once. */
class PurchaseRacesTest extends ClaimScene {
    /** So many times each of them does something. */
    private static final int TURNS = Integer.getInteger("madang.purchases.operations", 5_000) / 40;
    private static final int PIECES = 60;

    /** Nobody's money and no piece gets lost or doubled, however many act at once. */
    @Test
    void losesNothingHoweverManyActAtOnce() throws Exception {
        long seed = Seed.OF_THE_RUN;
        SkuId sku = shop.sells("가", PurchaseModel.PRICE, PIECES);
        List<ItemId> items = Collections.synchronizedList(new ArrayList<>());
        List<ClaimId> opened = Collections.synchronizedList(new ArrayList<>());
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Random random = new Random(seed + i);
                all.add(threads.submit(() -> chaos(random, sku, items, opened)));
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
        for (ItemId id : items) {
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

    private void chaos(Random random, SkuId sku, List<ItemId> items, List<ClaimId> opened) {
        for (int i = 0; i < TURNS; i++) {
            ItemId fresh = orders.tryPlace(buyer, sku, 1 + random.nextInt(2));
            if (fresh != null) {
                items.add(fresh);
            }
            if (items.isEmpty()) {
                continue;
            }
            ItemId item = items.get(random.nextInt(items.size()));
            switch (random.nextInt(8)) {
                case 0, 1 -> orders.approve(item);
                case 2 -> quietly(() -> parcels.confirm(item));
                case 3 -> quietly(() -> parcels.ship(item));
                case 4 -> quietly(() -> parcels.arriveOf(item));
                case 5 -> {
                    boolean cancel = random.nextBoolean();
                    quietly(() -> opened.add(claims(item, cancel ? ClaimKind.CANCEL : ClaimKind.RETURN, 1,
                            cancel ? ClaimReason.CHANGE_OF_MIND : ClaimReason.DEFECTIVE).id()));
                }
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

    private static void quietly(Runnable action) {
        try {
            action.run();
        } catch (DomainException e) {
            // Refused, as it may be.
        }
    }
}
