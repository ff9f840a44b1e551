package home.screen;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import home.spending.Category;
import home.suggestion.Fact;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.money.Won;

/** Everything the first screen shows. Each section says how new it is, and whether it could be read at all. */
record HomeView(WalletSection wallet, MovementSection movements, PointSection points, OrderSection orders,
        LoanSection loans, StepSection steps, MissionSection missions, RewardSection rewards, SpendingSection spending,
        ComparisonSection comparison, AdSlot ad, SuggestionSection suggestions) {

    /** Why a section is not there, and in how many seconds it is worth asking again. */
    @Schema(name = "HomeMissing")
    record Missing(Read.Cause code, @Schema(example = "1") int retryAfterSeconds) {}

    /** The wallet. */
    @Schema(name = "HomeWallet")
    record WalletSection(@Schema(description = "false when it could not be read in time") boolean available,
            @Schema(description = "time of the newest event behind what it shows; null when there is none", nullable = true) @Nullable Instant asOf,
            @Schema(description = "true while it is built anew: something may be missing") boolean rebuilding,
            @Schema(nullable = true) @Nullable Missing missing,
            @Schema(nullable = true, example = "125000") @Nullable Won balance) {}

    /** The newest movements of the wallet, newest first. */
    @Schema(name = "HomeMovements")
    record MovementSection(@Schema(description = "false when it could not be read in time") boolean available,
            @Schema(description = "time of the newest event behind what it shows; null when there is none", nullable = true) @Nullable Instant asOf,
            @Schema(description = "true while it is built anew: something may be missing") boolean rebuilding,
            @Schema(nullable = true) @Nullable Missing missing,
            List<RecentMovement> items) {}

    /** A movement: positive in, negative out. */
    @Schema(name = "HomeMovement")
    record RecentMovement(Tsid id, @Schema(example = "-39800") Won amount, Won balance,
            @Schema(example = "PAYMENT") String kind, @Schema(example = "제주 감귤 5kg") String description, Instant at) {}

    /** The points, one won each. */
    @Schema(name = "HomePoints")
    record PointSection(@Schema(description = "false when it could not be read in time") boolean available,
            @Schema(description = "time of the newest event behind what it shows; null when there is none", nullable = true) @Nullable Instant asOf,
            @Schema(description = "true while it is built anew: something may be missing") boolean rebuilding,
            @Schema(nullable = true) @Nullable Missing missing,
            @Schema(nullable = true, example = "1250") @Nullable Long balance) {}

    /** The newest orders, newest first. */
    @Schema(name = "HomeOrders")
    record OrderSection(@Schema(description = "false when it could not be read in time") boolean available,
            @Schema(description = "time of the newest event behind what it shows; null when there is none", nullable = true) @Nullable Instant asOf,
            @Schema(description = "true while it is built anew: something may be missing") boolean rebuilding,
            @Schema(nullable = true) @Nullable Missing missing,
            List<RecentOrder> items) {}

    /** An order by the name of its first product. */
    @Schema(name = "HomeOrder")
    record RecentOrder(Tsid id,
            @Schema(allowableValues = {
                    "PAYMENT_WAITING", "EXPIRED", "PAID", "CANCELED"}) String state,
            @Schema(example = "제주 감귤 5kg") String title,
            @Schema(description = "how many lines there are besides", example = "1") int otherLines, Won amount,
            Instant placedAt) {}

    /**
     * The loans that are not over, newest first.
     *
     * @param nextPayment the instalment of all loans that is due next, today or later
     */
    @Schema(name = "HomeLoans")
    record LoanSection(@Schema(description = "false when it could not be read in time") boolean available,
            @Schema(description = "time of the newest event behind what it shows; null when there is none", nullable = true) @Nullable Instant asOf,
            @Schema(description = "true while it is built anew: something may be missing") boolean rebuilding,
            @Schema(nullable = true) @Nullable Missing missing,
            @Schema(nullable = true, example = "9500000") @Nullable Won balance,
            @Schema(nullable = true) @Nullable NextPayment nextPayment, List<OpenLoan> items) {}

    /** An instalment that is due. */
    @Schema(name = "HomeNextPayment")
    record NextPayment(Tsid loanId, LocalDate dueOn, Won amount) {}

    /**
     * A loan.
     *
     * @param nextDueOn the day of the oldest instalment that is not paid; in the past when it is overdue
     * @param daysPastDue 0 when it is not overdue
     */
    @Schema(name = "HomeLoan")
    record OpenLoan(Tsid id, @Schema(example = "한빛은행") String lenderName, String productName,
            @Schema(allowableValues = {
                    "DISBURSING", "ACTIVE", "OVERDUE"}) String status,
            Won balance,
            @Schema(nullable = true) @Nullable LocalDate nextDueOn, Won nextAmount,
            @Schema(example = "0") long daysPastDue) {}

    /**
     * Steps by the rungs that they have come to, today and yesterday; how many steps exactly, benefit knows.
     *
     * @param reached the highest rung of today; 0 below all
     * @param claimablePoints of rungs that are reached and not claimed
     * @param left the rungs that today has not come to yet
     */
    @Schema(name = "HomeSteps")
    record StepSection(@Schema(description = "false when it could not be read in time") boolean available,
            @Schema(description = "time of the newest event behind what it shows; null when there is none", nullable = true) @Nullable Instant asOf,
            @Schema(description = "true while it is built anew: something may be missing") boolean rebuilding,
            @Schema(nullable = true) @Nullable Missing missing,
            LocalDate day, @Schema(example = "5000") int reached, @Schema(example = "20") long claimablePoints,
            List<ReachedRung> rungs, List<RungLeft> left) {}

    /** A rung. */
    @Schema(name = "HomeRung")
    record ReachedRung(LocalDate day, @Schema(example = "1000") int steps, @Schema(example = "10") long points,
            boolean claimed) {}

    /** A rung to walk to. */
    @Schema(name = "HomeRungLeft")
    record RungLeft(@Schema(example = "10000") int steps, @Schema(example = "20") long points) {}

    /** The missions that are left: not done, or done with the reward still to be claimed. */
    @Schema(name = "HomeMissions")
    record MissionSection(@Schema(description = "false when it could not be read in time") boolean available,
            @Schema(description = "time of the newest event behind what it shows; null when there is none", nullable = true) @Nullable Instant asOf,
            @Schema(description = "true while it is built anew: something may be missing") boolean rebuilding,
            @Schema(nullable = true) @Nullable Missing missing, List<MissionLeft> items) {}

    /**
     * A mission.
     *
     * @param done how often, of {@code goal} times
     * @param claimable whether it is done, and its reward can be claimed
     */
    @Schema(name = "HomeMission")
    record MissionLeft(Tsid id, @Schema(example = "FIRST_PAYMENT") String code,
            @Schema(example = "첫 결제 하기") String title, @Schema(example = "1") int goal,
            @Schema(example = "0") int done, @Schema(example = "100") long points, boolean claimable) {}

    /**
     * Points that benefit grants.
     *
     * @param pendingToday granted today, and on their way
     * @param paidToday granted today, and there
     * @param paidThisMonth granted this month, and there
     */
    @Schema(name = "HomeRewards")
    record RewardSection(@Schema(description = "false when it could not be read in time") boolean available,
            @Schema(description = "time of the newest event behind what it shows; null when there is none", nullable = true) @Nullable Instant asOf,
            @Schema(description = "true while it is built anew: something may be missing") boolean rebuilding,
            @Schema(nullable = true) @Nullable Missing missing,
            boolean checkedIn, @Schema(example = "10") long pendingToday, @Schema(example = "15") long paidToday,
            @Schema(example = "320") long paidThisMonth) {}

    /**
     * What was spent this month.
     *
     * @param month its first day
     * @param lastMonth what was spent in the whole month before
     */
    @Schema(name = "HomeSpending")
    record SpendingSection(@Schema(description = "false when it could not be read in time") boolean available,
            @Schema(description = "time of the newest event behind what it shows; null when there is none", nullable = true) @Nullable Instant asOf,
            @Schema(description = "true while it is built anew: something may be missing") boolean rebuilding,
            @Schema(nullable = true) @Nullable Missing missing,
            LocalDate month, @Schema(nullable = true, example = "231000") @Nullable Won total,
            @Schema(nullable = true, example = "198000") @Nullable Won lastMonth,
            @Schema(description = "true when there was more than is added up") boolean partial,
            List<SpentOn> categories) {}

    /** A category, the largest first. */
    @Schema(name = "HomeSpentOn")
    record SpentOn(Category category, @Schema(example = "59800") Won amount, @Schema(example = "3") int times) {}

    /** The newest comparison of loans that closed. */
    @Schema(name = "HomeComparison")
    record ComparisonSection(@Schema(description = "false when it could not be read in time") boolean available,
            @Schema(description = "time of the newest event behind what it shows; null when there is none", nullable = true) @Nullable Instant asOf,
            @Schema(description = "true while it is built anew: something may be missing") boolean rebuilding,
            @Schema(nullable = true) @Nullable Missing missing,
            @Schema(nullable = true) @Nullable Compared newest) {}

    /**
     * A comparison.
     *
     * @param bestRate the lowest effective yearly rate offered, 0.0485 is 4.85 %; null without an offer
     */
    @Schema(name = "HomeCompared")
    record Compared(Tsid id, @Schema(example = "LIVING") String purpose, Won amount,
            @Schema(example = "20") int asked, @Schema(example = "9") int offered,
            @Schema(nullable = true) @Nullable String bestLender,
            @Schema(nullable = true, example = "0.0485") @Nullable BigDecimal bestRate) {}

    /** Where the app asks for an ad for this screen by itself, and tells that it was seen. */
    @Schema(name = "HomeAdSlot")
    record AdSlot(@Schema(example = "HOME_BANNER") String placement,
            @Schema(example = "/v1/ads/decisions") String decisions,
            @Schema(example = "/v1/ads/events") String events) {
        static final AdSlot BANNER = new AdSlot("HOME_BANNER", "/v1/ads/decisions", "/v1/ads/events");
    }

    /** Up to three things worth doing next, the weightiest first. */
    @Schema(name = "HomeSuggestions")
    record SuggestionSection(@Schema(nullable = true) @Nullable Instant asOf, List<Suggested> items) {}

    /** Something worth doing. */
    @Schema(name = "HomeSuggestion")
    record Suggested(@Schema(example = "TOP_UP_FOR_LOAN") String reason, @Schema(example = "pay") String service,
            String text, List<Evidence> evidence) {}

    /** What it was concluded from. */
    @Schema(name = "HomeEvidence")
    record Evidence(Fact fact, @Schema(example = "4") long value) {}
}
