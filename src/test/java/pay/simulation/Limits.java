package pay.simulation;

import platform.security.IdentityTier;

/**
 * What members may send to others and pay merchants, by tier: at once, on one day in Seoul, in its month. What was taken back counts
 * all the same, what a bank refused does not.
 */
final class Limits {
    private static final String SENT = "select sender member, amount, date(timestampadd(hour, 9, sent_at)) day from pay_transfer"
            + " union all select member_id, amount, counted_on from pay_bank_transfer"
            + " where counted_on is not null and (status <> 'REFUSED' or refusal = 'REVIEW')";
    private static final String PAID = "select p.member_id member, sum(a.captured - a.canceled) amount, a.counted_on day"
            + " from pay_easypay_approval a join pay_easypay_payment p on p.id = a.payment_id"
            + " where a.counted_on is not null and a.kind <> 'COUPON' group by p.id, p.member_id, a.counted_on";

    private final World world;
    private final long named;

    Limits(World world, Cast cast) {
        this.world = world;
        this.named = cast.people().stream()
                .filter(person -> person.member().caller().tier() == IdentityTier.REAL_NAME).findFirst().orElseThrow()
                .id().value();
    }

    void hold() {
        hold(SENT, "day", "%Y-%m-%d", 5_000_000, 1_000_000, 2_000_000, 500_000);
        hold(SENT, "month", "%Y-%m", 20_000_000, 3_000_000, 2_000_000, 500_000);
        hold(PAID, "day", "%Y-%m-%d", 10_000_000, 2_000_000, 5_000_000, 1_000_000);
        hold(PAID, "month", "%Y-%m", 50_000_000, 5_000_000, 5_000_000, 1_000_000);
    }

    private void hold(String of, String time, String format, long named, long others, long namedAtOnce,
            long othersAtOnce) {
        long beyond = world.number("select count(*) from (select member from (" + of + ") gone"
                + " group by member, date_format(day, '" + format + "')"
                + " having sum(amount) > case member when ? then ? else ? end"
                + " or max(amount) > case member when ? then ? else ? end) beyond", this.named, named, others,
                this.named, namedAtOnce, othersAtOnce);
        if (beyond > 0) {
            throw new AssertionError("Somebody sent or paid more than they may in a " + time);
        }
    }
}
