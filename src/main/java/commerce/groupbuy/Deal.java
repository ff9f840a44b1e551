package commerce.groupbuy;

import java.time.Duration;
import java.time.Instant;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * What a seller offers to teams. Its terms never change, so that whoever joins gets what the first was told.
 *
 * @param teamPrice of a form without a price difference
 * @param listPrice what that cost without a team when the deal was made
 * @param timeToFill from the leader's payment on
 * @param quota pieces in all
 * @param taken of these, by seats
 * @param perBuyer pieces of one buyer, in whatever teams
 * @param startsAt from then on teams are opened
 * @param endsAt until then; those that are open run their time
 * @param coverFrom from so many paid seats on the platform pays for what a team lacks; null: it never does
 */
record Deal(DealId id, SellerId sellerId, ProductId productId, String productName, int teamSize, Won teamPrice,
        Won listPrice, Duration timeToFill, int quota, int taken, int perBuyer, Instant startsAt, Instant endsAt,
        @Nullable Instant stoppedAt, @Nullable Integer coverFrom) {
    /** Whether a team can be opened. */
    boolean isOpen(Instant now) {
        return !now.isBefore(startsAt) && now.isBefore(endsAt) && stoppedAt == null;
    }

    /** Whether a team that is opened now can still fill, if no other does before it. */
    boolean hasRoomForATeam() {
        return quota - taken >= teamSize;
    }

    /**
     * What a piece is dearer without a team: never more than when the deal was made, and nothing when anybody pays so little now.
     *
     * @param price what one costs now without a team
     */
    Won discountFrom(Won price) {
        Won more = (price.isLessThan(listPrice) ? price : listPrice).minus(teamPrice);
        return more.isPositive() ? more : Won.ZERO;
    }
}
