package commerce.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import commerce.catalogue.SellerId;
import commerce.claim.RefundSum.Why;
import commerce.freight.Parcels;
import commerce.freight.ShippingTemplate;
import commerce.freight.ShippingTemplate.Kind;
import commerce.freight.TemplateId;
import commerce.freight.Zone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import platform.money.Won;
import testing.Seed;

import static org.assertj.core.api.Assertions.assertThat;

/** What the freight of a parcel comes to by what becomes of its goods, each with a template of its own. */
class WayThereTest {
    private static final ShippingTemplate FROM_50000 = template(1, Kind.FREE_FROM, 3_000, 50_000L, null);
    private static final ShippingTemplate NOTHING = template(2, Kind.FREE, 0, null, null);
    private static final ShippingTemplate FROM_30000 = template(3, Kind.FREE_FROM, 2_500, 30_000L, null);
    private static final ShippingTemplate FROM_60000 = template(4, Kind.FREE_FROM, 4_000, 60_000L, null);
    private static final ShippingTemplate BY_TWOS = template(5, Kind.PER_PIECES, 2_000, null, 2);

    @Test
    void asksNothingForWhatIsAlwaysSentForNothing() {
        WayThere parcel = parcel(goods(FROM_50000, 20_000, 1), goods(NOTHING, 40_000, 1));
        assertThat(parcel.asOrdered()).isEqualTo(Won.ZERO);
        assertThat(without(parcel, 0, 1, Why.NOT_SENT, Fault.BUYER).due()).isEqualTo(Won.ZERO);
        assertThat(without(parcel, 1, 1, Why.NOT_SENT, Fault.BUYER).due()).isEqualTo(Won.of(3_000));
    }

    @Test
    void asksByEachThreshold() {
        WayThere parcel = parcel(goods(FROM_30000, 10_000, 3), goods(FROM_60000, 40_000, 1));
        assertThat(parcel.asOrdered()).isEqualTo(Won.ZERO);
        WayThere less = without(parcel, 0, 2, Why.NOT_SENT, Fault.BUYER);
        assertThat(less.due()).as("50,000 are left").isEqualTo(Won.of(4_000));
        assertThat(without(less, 1, 1, Why.NOT_SENT, Fault.BUYER).due()).as("10,000").isEqualTo(Won.of(2_500));
    }

    @Test
    void asksForFewerPiecesWhenFewerAreSent() {
        WayThere parcel = parcel(goods(BY_TWOS, 5_000, 4));
        assertThat(without(parcel, 0, 2, Why.NOT_SENT, Fault.BUYER).due()).isEqualTo(Won.of(2_000));
        assertThat(without(parcel, 0, 2, Why.SENT_BACK, Fault.BUYER).due()).as("four were sent")
                .isEqualTo(Won.of(4_000));
        assertThat(without(parcel, 0, 2, Why.SENT_BACK, Fault.SELLER).due()).isEqualTo(Won.of(2_000));
    }

    @Test
    void letsWhoSendsAllBackBearTheWayThere() {
        WayThere parcel = parcel(goods(FROM_50000, 20_000, 1), goods(NOTHING, 40_000, 1));
        WayThere first = without(parcel, 0, 1, Why.SENT_BACK, Fault.BUYER);
        assertThat(first.due()).isEqualTo(Won.ZERO);
        assertThat(without(first, 1, 1, Why.SENT_BACK, Fault.BUYER).due()).isEqualTo(Won.of(3_000));
        assertThat(without(first, 1, 1, Why.SENT_BACK, Fault.SELLER).due()).as("40,000 count as if they were there")
                .isEqualTo(Won.ZERO);
        assertThat(without(without(parcel, 0, 1, Why.SENT_BACK, Fault.SELLER), 1, 1, Why.SENT_BACK, Fault.SELLER)
                .due()).isEqualTo(Won.ZERO);
    }

    /** Random parcels that are taken apart: what is cancelled was never there, and the rest is as if it had been ordered alone. */
    @Test
    void asksForWhatIsLeftAsIfItHadBeenOrderedAlone() {
        long seed = Seed.OF_THE_RUN;
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            Scene scene = new Scene(random);
            WayThere now = scene.parcel;
            assertThat(now.asOrdered()).as("seed %d round %d", seed, round).isEqualTo(scene.bundle(now));
            for (Step step : scene.steps(random, 4)) {
                now = without(now, step.line, step.pieces, Why.NOT_SENT, Fault.BUYER);
                assertThat(now.due()).as("seed %d round %d", seed, round).isEqualTo(scene.bundle(now));
            }
        }
    }

    /** Cancels and returns of either's fault: told one by one, in any order, they come to the same. */
    @Test
    void comesToTheSameInWhateverOrder() {
        long seed = Seed.OF_THE_RUN;
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            Scene scene = new Scene(random);
            List<Step> steps = scene.steps(random, 1 + random.nextInt(6));
            Won one = scene.play(steps);
            Collections.shuffle(steps, random);
            assertThat(scene.play(steps)).as("seed %d round %d: %s of %s", seed, round, steps, scene.parcel)
                    .isEqualTo(one);
        }
    }

    @Test
    void neverAsksMoreForASellersFault() {
        long seed = Seed.OF_THE_RUN;
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            Scene scene = new Scene(random);
            WayThere now = scene.parcel;
            for (Step step : scene.steps(random, 5)) {
                WayThere then = without(now, step.line, step.pieces, step.why, step.fault);
                assertThat(step.fault == Fault.BUYER || !now.due().isLessThan(then.due()))
                        .as("seed %d round %d: %s of %s", seed, round, step, now).isTrue();
                now = then;
            }
        }
    }

    private static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private record Step(int line, int pieces, Why why, Fault fault) {}

    /** A parcel of up to five kinds of goods, by templates some of which are shared. */
    private static final class Scene {
        private final List<ShippingTemplate> templates = new ArrayList<>();
        private final WayThere parcel;

        Scene(Random random) {
            List<ShippingTemplate> some = new ArrayList<>();
            for (int id = 11; id <= 13; id++) {
                Kind kind = any(random, List.of(Kind.values()));
                some.add(template(id, kind, 1_000L * (1 + random.nextInt(5)),
                        kind == Kind.FREE_FROM ? 10_000L * (1 + random.nextInt(8)) : null,
                        kind == Kind.PER_PIECES ? 1 + random.nextInt(3) : null));
            }
            List<WayThere.Goods> goods = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                ShippingTemplate template = some.get(random.nextInt(3));
                templates.add(template);
                goods.add(goods(template, 1_000L * (1 + random.nextInt(40)), 1 + random.nextInt(4)));
            }
            parcel = new WayThere(goods);
        }

        /** What the rules ask for what stays. */
        Won bundle(WayThere now) {
            List<Parcels.Goods> stay = new ArrayList<>();
            for (int i = 0; i < templates.size(); i++) {
                WayThere.Goods each = now.goods().get(i);
                if (each.stays() > 0) {
                    stay.add(new Parcels.Goods(each.unitPrice().times(each.stays()), each.stays(), templates.get(i)));
                }
            }
            return stay.isEmpty() ? Won.ZERO : Parcels.pack(stay, Zone.JEJU).getFirst().fee();
        }

        /** Some that can all be taken; each is cancelled or comes back as all of its item does. */
        List<Step> steps(Random random, int most) {
            int[] left = parcel.goods().stream().mapToInt(WayThere.Goods::stays).toArray();
            List<Step> steps = new ArrayList<>();
            while (steps.size() < most && Arrays.stream(left).sum() > 0) {
                int line = random.nextInt(left.length);
                if (left[line] > 0) {
                    int pieces = 1 + random.nextInt(left[line]);
                    left[line] -= pieces;
                    steps.add(new Step(line, pieces, any(random, List.of(Why.values())),
                            any(random, List.of(Fault.values()))));
                }
            }
            return steps;
        }

        /** What the buyer bears in the end, when each claim is paid back by itself. */
        Won play(List<Step> steps) {
            WayThere now = parcel;
            Won borne = parcel.asOrdered();
            for (Step step : steps) {
                now = without(now, step.line, step.pieces, step.why, step.fault);
                RefundSum.Freight freight = RefundSum.Freight.between(borne, now.due(), step.fault, borne);
                borne = borne.minus(freight.back()).plus(freight.owed());
                assertThat(borne).isEqualTo(now.due());
            }
            return borne;
        }
    }

    private static WayThere without(WayThere parcel, int line, int pieces, Why why, Fault fault) {
        List<WayThere.Goods> goods = new ArrayList<>(parcel.goods());
        goods.set(line, goods.get(line).without(pieces, why, fault));
        return new WayThere(goods);
    }

    private static WayThere parcel(WayThere.Goods... goods) {
        return new WayThere(List.of(goods));
    }

    private static WayThere.Goods goods(ShippingTemplate template, long price, int pieces) {
        return new WayThere.Goods(new Parcels.Goods(Won.of(price * pieces), pieces, template).rate(Zone.JEJU),
                Won.of(price), pieces, pieces, 0, 0);
    }

    private static ShippingTemplate template(long id, Kind kind, long fee, @Nullable Long freeFrom,
            @Nullable Integer perPieces) {
        return new ShippingTemplate(new TemplateId(id), new SellerId(1), "", kind, Won.of(kind == Kind.FREE ? 0 : fee),
                freeFrom == null ? null : Won.of(freeFrom), perPieces, true, Won.of(id < 10 ? 0 : 100 * id),
                Won.of(5_000),
                Won.of(3_000), Won.of(6_000));
    }
}
