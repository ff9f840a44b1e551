package commerce.freight;

import java.util.List;

import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * What is sent together, and what that costs.
 *
 * @param goods which of the goods, by their number
 * @param fee what the buyer pays for it, the zone's included
 * @param freeFrom from this price of its goods on the dearest that is free now is so, for the release before, which knows
 *     no {@link Rate}; null: that changes nothing
 * @param unfreeFee what it would ask to have it owed when less is left, so too
 * @param returnFee for one way back
 * @param exchangeFee for both ways
 */
public record Parcel(List<Integer> goods, Won fee, @Nullable Won freeFrom, Won unfreeFee, Won returnFee,
        Won exchangeFee) {
    public Parcel {
        goods = List.copyOf(goods);
    }
}
