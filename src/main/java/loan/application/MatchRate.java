package loan.application;

import java.math.BigDecimal;
import java.math.RoundingMode;

import loan.lender.LenderId;

/** Decisions of a lender, at least one, and how many of them were as offered or better. */
public record MatchRate(LenderId lenderId, long decided, long matched) {
    private static final int SCALE = 4;

    /** A part of one. */
    public BigDecimal rate() {
        return BigDecimal.valueOf(matched).divide(BigDecimal.valueOf(decided), SCALE, RoundingMode.HALF_UP);
    }
}
