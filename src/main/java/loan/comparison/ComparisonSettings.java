package loan.comparison;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How lenders are compared.
 *
 * @param deadline for all lenders together
 * @param orphanAfter how long after the deadline a sweep closes what its instance did not
 * @param offersLast how long an offer can be accepted
 * @param atOnce how many comparisons run on this instance
 * @param streams how many streams are open on this instance
 */
@ConfigurationProperties("madang.loan.comparison")
record ComparisonSettings(@DefaultValue("2s") Duration deadline, @DefaultValue("5s") Duration orphanAfter,
        @DefaultValue("7d") Duration offersLast, @DefaultValue("200") int atOnce,
        @DefaultValue("500") int streams) {}
