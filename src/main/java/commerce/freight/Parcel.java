package commerce.freight;

import java.util.List;

import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * What is sent together, and what that costs.
 *
 * @param goods which of the goods, by their number
 * @param fee what the buyer pays for it, the zone's included
 * @param freeFrom from this price of its goods on it is free of {@code unfreeFee}; null: that changes nothing
 * @param unfreeFee what is owed after all when cancels and returns leave less than {@code freeFrom}
 * @param returnFee for one way back
 * @param exchangeFee for both ways
 */
public record Parcel(List<Integer> goods, Won fee, @Nullable Won freeFrom, Won unfreeFee, Won returnFee,
        Won exchangeFee) {
    public Parcel {
        goods = List.copyOf(goods);
    }
}
