package loan.lender;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import loan.dsr.RateType;
import loan.dsr.Sector;
import loan.product.LoanKind;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who the lenders are.
 *
 * @param line {@code sandbox} or {@code http}; not said means the sandbox, except in production, where it must be said
 * @param connectTimeout to a lender
 * @param latePatience how long after the deadline an answer on the same connection is still waited for, to be kept
 * @param panel the lenders that are asked over HTTP
 */
@ConfigurationProperties("madang.loan.lenders")
record LenderSettings(@Nullable Line line, @DefaultValue("500ms") Duration connectTimeout,
        @DefaultValue("3s") Duration latePatience, @DefaultValue List<Partner> panel) {
    enum Line {
        SANDBOX, HTTP
    }

    /**
     * A lender.
     *
     * @param url where it implements docs/lender-api.yaml
     * @param secret of 32 characters or more, which both sides sign with
     */
    record Partner(long id, String name, Sector sector, URI url, String secret, List<Goods> products) {}

    /** One of its products, as in {@link LenderProduct}. */
    record Goods(String code, String name, LoanKind kind, RateType rateType, long least, long most, int shortest,
            int longest, Set<Employment> employments, BigDecimal commission) {}
}
