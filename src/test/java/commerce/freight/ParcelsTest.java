package commerce.freight;

import java.util.List;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import platform.money.Won;

import static commerce.freight.ShippingTemplate.Kind.FLAT;
import static commerce.freight.ShippingTemplate.Kind.FREE;
import static commerce.freight.ShippingTemplate.Kind.FREE_FROM;
import static commerce.freight.ShippingTemplate.Kind.PER_PIECES;
import static org.assertj.core.api.Assertions.assertThat;

class ParcelsTest {
    private static final ShippingTemplate FREE_FROM_50000 = template(1, FREE_FROM, 3_000, 50_000L, null, true);
    private static final ShippingTemplate DEAR = template(2, FLAT, 4_000, null, null, true);
    private static final ShippingTemplate ALONE = template(3, FLAT, 2_500, null, null, false);
    private static final ShippingTemplate BY_THREES = template(4, PER_PIECES, 3_000, null, 3, true);

    @Test
    void sendsForNothingWhatHasNoTemplate() {
        Parcel parcel = one(goods(10_000, 1, null));
        assertThat(parcel.fee()).isEqualTo(Won.ZERO);
        assertThat(parcel.returnFee()).isEqualTo(Won.of(3_000));
        assertThat(parcel.exchangeFee()).isEqualTo(Won.of(6_000));
    }

    @Test
    void asksNothingFromAPriceOnAndSaysWhatIsOwedBelowIt() {
        assertThat(one(goods(49_999, 1, FREE_FROM_50000)).fee()).isEqualTo(Won.of(3_000));
        Parcel free = one(goods(20_000, 1, FREE_FROM_50000), goods(30_000, 1, FREE_FROM_50000));
        assertThat(free).returns(Won.ZERO, Parcel::fee).returns(Won.of(50_000), Parcel::freeFrom)
                .returns(Won.of(3_000), Parcel::unfreeFee);
        Parcel paid = one(goods(20_000, 1, FREE_FROM_50000));
        assertThat(paid).returns(null, Parcel::freeFrom).returns(Won.ZERO, Parcel::unfreeFee);
    }

    @Test
    void asksTheHighestFeeOfWhatGoesTogether() {
        Parcel parcel = one(goods(10_000, 1, FREE_FROM_50000), goods(10_000, 1, DEAR), goods(10_000, 1, null));
        assertThat(parcel.fee()).isEqualTo(Won.of(4_000));
        Parcel alsoFree = one(goods(60_000, 1, FREE_FROM_50000), goods(10_000, 1, DEAR));
        assertThat(alsoFree).returns(Won.of(4_000), Parcel::fee).returns(null, Parcel::freeFrom);
    }

    @Test
    void sendsAloneWhatDoesNotBundle() {
        List<Parcel> parcels = Parcels.pack(List.of(goods(10_000, 1, ALONE), goods(10_000, 1, DEAR),
                goods(10_000, 1, ALONE)), Zone.MAINLAND);
        assertThat(parcels).extracting(Parcel::goods).containsExactly(List.of(1), List.of(0), List.of(2));
        assertThat(parcels).extracting(Parcel::fee).containsExactly(Won.of(4_000), Won.of(2_500), Won.of(2_500));
    }

    @Test
    void asksForEverySoManyPiecesBegun() {
        assertThat(one(goods(10_000, 3, BY_THREES)).fee()).isEqualTo(Won.of(3_000));
        assertThat(one(goods(10_000, 4, BY_THREES)).fee()).isEqualTo(Won.of(6_000));
        assertThat(one(goods(10_000, 3, BY_THREES), goods(10_000, 1, BY_THREES)).fee()).isEqualTo(Won.of(6_000));
    }

    @Test
    void asksMoreForIslands() {
        List<Parcels.Goods> free = List.of(goods(60_000, 1, FREE_FROM_50000));
        assertThat(Parcels.pack(free, Zone.JEJU).getFirst().fee()).isEqualTo(Won.of(3_500));
        assertThat(Parcels.pack(free, Zone.ISLAND).getFirst().fee()).isEqualTo(Won.of(5_500));
    }

    @Test
    void knowsJejuAndIslandsByTheirPostalCodes() {
        assertThat(Zones.of("06236")).isEqualTo(Zone.MAINLAND);
        assertThat(Zones.of("62999")).isEqualTo(Zone.MAINLAND);
        assertThat(Zones.of("63000")).isEqualTo(Zone.JEJU);
        assertThat(Zones.of("63644")).isEqualTo(Zone.JEJU);
        assertThat(Zones.of("40210")).isEqualTo(Zone.ISLAND);
    }

    private static Parcel one(Parcels.Goods... goods) {
        List<Parcel> parcels = Parcels.pack(List.of(goods), Zone.MAINLAND);
        assertThat(parcels).hasSize(1);
        return parcels.getFirst();
    }

    private static Parcels.Goods goods(long price, int pieces, @Nullable ShippingTemplate template) {
        return new Parcels.Goods(Won.of(price), pieces, template);
    }

    private static ShippingTemplate template(long id, ShippingTemplate.Kind kind, long fee, @Nullable Long freeFrom,
            @Nullable Integer perPieces, boolean bundles) {
        return new ShippingTemplate(new TemplateId(id), new SellerId(1), "", kind, Won.of(kind == FREE ? 0 : fee),
                freeFrom == null ? null : Won.of(freeFrom), perPieces, bundles, Won.of(3_500), Won.of(5_500),
                Won.of(3_000), Won.of(6_000));
    }
}
