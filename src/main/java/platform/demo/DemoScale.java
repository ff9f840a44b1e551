package platform.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much demo data there is, {@code madang.demo.*}. A larger scale on a later start adds what is missing; a smaller one
 * takes nothing away.
 *
 * @param enabled whether there is any; off in production
 * @param seed what names, prices and choices are drawn from: the same seed gives the same data
 * @param members at most {@value #MOST}
 * @param sellers at most {@value #MOST}
 * @param products at most {@value #MOST}
 */
@ConfigurationProperties("madang.demo")
public record DemoScale(@DefaultValue("true") boolean enabled, @DefaultValue("20261121") long seed,
        @DefaultValue("1000") int members, @DefaultValue("100") int sellers, @DefaultValue("20000") int products) {

    /** Ids, phone numbers and the loader are laid out for this many of each. */
    static final int MOST = 1_000_000;

    private static final int WITH_PAST = 1_000;

    public DemoScale {
        check("members", members);
        check("sellers", sellers);
        check("products", products);
    }

    /**
     * The members up to this one have a past: loans, points and steps. Those after them have a wallet alone, since no screen
     * shows more of them, and the past of a million would be a hundred million rows.
     */
    public int membersWithPast() {
        return Math.min(members, WITH_PAST);
    }

    private static void check(String what, int count) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("madang.demo." + what + " must be 1 to " + MOST + ", is " + count);
        }
    }
}
