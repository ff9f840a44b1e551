package loan.comparison;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import loan.lender.LenderId;
import loan.refusal.LoanError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;

/** Reads comparisons as their members see them. */
@Service
class ReadComparison {
    private final Comparisons comparisons;
    private final AskedLenders lenders;

    ReadComparison(Comparisons comparisons, AskedLenders lenders) {
        this.comparisons = comparisons;
        this.lenders = lenders;
    }

    /** A comparison with its lenders, the best offer first. */
    record Page(Comparison comparison, List<Assessment> assessments, List<AskedLender> lenders) {}

    /**
     * A comparison as it is now.
     *
     * @throws DomainException {@code COMPARISON_NOT_FOUND}, also when it is another member's
     */
    @Transactional(readOnly = true)
    public Page of(Tsid member, ComparisonId id) {
        return new Page(own(member, id), comparisons.assessments(id), inOrder(lenders.of(id)));
    }

    /**
     * A member's comparison without its lenders.
     *
     * @throws DomainException {@code COMPARISON_NOT_FOUND}, also when it is another member's
     */
    @Transactional(readOnly = true)
    public Comparison own(Tsid member, ComparisonId id) {
        return comparisons.find(id).filter(found -> found.memberId().equals(member))
                .orElseThrow(() -> new DomainException(LoanError.COMPARISON_NOT_FOUND));
    }

    /**
     * Which lenders of a comparison have their outcome; empty once it is closed, when {@link #of} says all. Streams look often:
     * one statement while somebody is asked.
     */
    @Transactional(readOnly = true)
    public Optional<List<AskedLender>> progress(ComparisonId id) {
        List<AskedLender> all = lenders.of(id);
        List<AskedLender> ended = all.stream().filter(each -> each.outcome() != Outcome.ASKED).toList();
        return ended.size() == all.size() && comparisons.find(id).orElseThrow().isClosed()
                ? Optional.empty()
                : Optional.of(ended);
    }

    /** The comparison that a request to a lender belongs to. */
    @Transactional(readOnly = true)
    public Optional<Comparison> ofRequest(LenderId lender, Tsid request) {
        return lenders.ofRequest(lender, request).flatMap(comparisons::find);
    }

    /** Offers by their rank, then the others. */
    private static List<AskedLender> inOrder(List<AskedLender> lenders) {
        List<Offer> ranked = Ranking
                .order(lenders.stream().flatMap(each -> Optional.ofNullable(each.offer()).stream()).toList());
        return lenders.stream().sorted(Comparator.comparingInt(each -> rank(ranked, each.offer()))).toList();
    }

    private static int rank(List<Offer> ranked, @Nullable Offer offer) {
        return offer == null ? Integer.MAX_VALUE : ranked.indexOf(offer);
    }
}
