package commerce.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;

import commerce.catalogue.SkuId;
import commerce.freight.Parcels;
import commerce.freight.ShippingTemplate;
import commerce.freight.ShippingTemplate.Kind;
import commerce.freight.Zone;
import commerce.order.Item;
import commerce.order.ItemId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platform.money.Won;
import testing.Seed;

import static org.assertj.core.api.Assertions.assertThat;

/** What the freight of a parcel comes to whose goods have templates of their own. */
class ParcelFreightTest extends ClaimScene {
    private ShippingTemplate from50000;
    private ShippingTemplate from30000;
    private ShippingTemplate nothing;

    @BeforeEach
    void write() {
        from50000 = parcels.written(Kind.FREE_FROM, 3_000, 50_000L, null);
        from30000 = parcels.written(Kind.FREE_FROM, 2_500, 30_000L, null);
        nothing = parcels.written(Kind.FREE, 0, null, null);
    }

    private record Wanted(ShippingTemplate by, long price, int pieces) {}

    /** In one parcel, paid. */
    private List<ItemId> together(Wanted... all) {
        SequencedMap<SkuId, Integer> wanted = new LinkedHashMap<>();
        for (Wanted each : all) {
            SkuId sku = shop.sells("접시 " + each.price, each.price, 99);
            parcels.sentBy(shop.productOf(sku), each.by);
            wanted.put(sku, each.pieces);
        }
        return orders.paid(buyer, wanted);
    }

    private Won back(ItemId item) {
        return Won.of(orders.requestedBack(item).values().stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void asksNothingWhenWhatStaysIsAlwaysSentForNothing() {
        List<ItemId> items = together(new Wanted(from50000, 20_000, 1), new Wanted(nothing, 40_000, 1));
        RefundSum told = open.preview(buyer, wish(items.get(0), ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND));
        Claim claim = claims(items.get(0), ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND);
        assertThat(claim.sum()).isEqualTo(told).returns(Won.of(20_000), RefundSum::total);
        assertThat(orders.requestedBack(items.get(0))).isEqualTo(Map.of("MONEY", 20_000L));
    }

    @Test
    void owesByEachThresholdAndNotMoreThanWhatIsLeftCosts() {
        List<ItemId> items = together(new Wanted(from30000, 10_000, 3), new Wanted(from50000, 20_000, 1));
        assertThat(claims(items.get(0), ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND).sum().owedFreight())
                .as("40,000: below the one").isEqualTo(Won.of(3_000));
        assertThat(claims(items.get(0), ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND).sum().owedFreight())
                .as("30,000").isEqualTo(Won.ZERO);
        RefundSum dear = claims(items.get(1), ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND).sum();
        assertThat(dear).as("10,000 by the cheaper").returns(Won.of(500), RefundSum::shipping)
                .returns(Won.ZERO, RefundSum::owedFreight);
        claims(items.get(0), ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND);
        assertThat(back(items.get(0))).isEqualTo(Won.of(50_000));
    }

    @Test
    void makesNoBuyerOweForWhatItsSellerTook() {
        List<ItemId> items = together(new Wanted(from50000, 30_000, 2));
        shop.sql("update commerce_order_line set dispatch_by = '2026-01-01' where id = ?", items.get(0).value());
        assertThat(claims(items.get(0), ClaimKind.CANCEL, 1, ClaimReason.DELAYED).sum().total())
                .isEqualTo(Won.of(30_000));
        assertThat(open.preview(buyer, wish(items.get(0), ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND)).total())
                .isEqualTo(Won.of(30_000));
    }

    @Test
    void leavesTheWayThereToWhoSendsItBackAndGivesItBackForTheSellersFault() {
        ShippingTemplate flat = parcels.written(Kind.FLAT, 4_000, null, null);
        for (ClaimReason reason : List.of(ClaimReason.CHANGE_OF_MIND, ClaimReason.DEFECTIVE)) {
            List<ItemId> items = together(new Wanted(flat, 20_000, 1), new Wanted(nothing, 40_000, 1));
            items.forEach(this::send);
            parcels.buyerConfirms(buyer, items.get(1));
            Claim claim = claims(items.get(0), ClaimKind.RETURN, 1, reason);
            approved(claim);
            assertThat(back(items.get(0))).isEqualTo(Won.of(reason.fault() == Fault.BUYER ? 17_000 : 24_000));
        }
    }

    /** The release before has kept no rates: one price from which on all of it is free, which counts once. */
    @Test
    void reckonsWhatWasOrderedBeforeAsBefore() {
        List<ItemId> items = together(new Wanted(from50000, 20_000, 1), new Wanted(nothing, 40_000, 1));
        for (ItemId item : items) {
            shop.sql("""
                    update commerce_order_line set rate_template = null, rate_fee = null, rate_free_from = null,
                        rate_surcharge = null where id = ?""", item.value());
        }
        assertThat(claims(items.get(0), ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND).sum().owedFreight())
                .isEqualTo(Won.of(3_000));
        assertThat(claims(items.get(1), ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND).sum().total())
                .isEqualTo(Won.of(43_000));
        assertThat(back(items.get(0))).isEqualTo(Won.of(60_000));
    }

    /** However a parcel is taken apart: what was paid, less what went back, is what the rest would cost by itself. */
    @Test
    void leavesInRandomParcelsWhatTheBundleRulesAsk() {
        long seed = Seed.OF_THE_RUN;
        Random random = new Random(seed);
        ShippingTemplate byTwos = parcels.written(Kind.PER_PIECES, 2_000, null, 2);
        List<ShippingTemplate> templates = List.of(from50000, from30000, nothing, byTwos);
        for (int round = 0; round < 12; round++) {
            Wanted[] wanted = new Wanted[2 + random.nextInt(3)];
            for (int i = 0; i < wanted.length; i++) {
                wanted[i] = new Wanted(templates.get(random.nextInt(4)), 5_000L + 1_000L * random.nextInt(30),
                        1 + random.nextInt(3));
            }
            List<ItemId> items = together(wanted);
            Won paid = left(items, wanted);
            items.forEach(item -> {
                if (random.nextBoolean()) {
                    parcels.confirm(item);
                }
            });
            for (int claim = 0; claim < 4; claim++) {
                int i = random.nextInt(items.size());
                Item item = orders.item(items.get(i));
                if (item.remaining() > 0) {
                    claim(item, 1 + random.nextInt(item.remaining()));
                }
                assertThat(paid.minus(back(items.get(0)))).as("seed %d round %d", seed, round)
                        .isEqualTo(left(items, wanted));
            }
        }
    }

    /** What is cancelled at once is told exactly before; what is confirmed is stopped. */
    private void claim(Item item, int pieces) {
        RefundSum told = open.preview(buyer, wish(item.id(), ClaimKind.CANCEL, pieces, ClaimReason.CHANGE_OF_MIND));
        Claim claim = claims(item.id(), ClaimKind.CANCEL, pieces, ClaimReason.CHANGE_OF_MIND);
        assertThat(claim.sum()).isEqualTo(told);
        if (claim.status() == ClaimStatus.REQUESTED) {
            stop.stopped(shop.seller(), claim.id());
            assertThat(claims.of(buyer, claim.id()).sum()).isEqualTo(told);
        }
    }

    /** What is left of these would cost by itself, with the freight. */
    private Won left(List<ItemId> items, Wanted... wanted) {
        Won price = Won.ZERO;
        List<Parcels.Goods> stay = new ArrayList<>();
        for (int i = 0; i < wanted.length; i++) {
            int pieces = orders.item(items.get(i)).remaining();
            if (pieces > 0) {
                Won of = Won.of(wanted[i].price).times(pieces);
                price = price.plus(of);
                stay.add(new Parcels.Goods(of, pieces, wanted[i].by));
            }
        }
        return stay.isEmpty() ? price : price.plus(Parcels.pack(stay, Zone.MAINLAND).getFirst().fee());
    }
}
