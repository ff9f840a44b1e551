package loan.comparison;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import loan.lender.LenderBreakers;
import loan.lender.LenderFault;
import loan.lender.LenderInquiry;
import loan.lender.LenderLine;
import loan.lender.LenderReply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import platform.id.Tsid;

/**
 * Asks all lenders of a comparison at once, each on a thread of its own, writes down what comes as it comes, and closes at
 * the deadline. Nothing of the database is held while they are asked. One thread writes for all lenders of a comparison, so
 * that answers that come together cost one transaction.
 */
@Component
class RunComparison {
    private static final Logger log = LoggerFactory.getLogger(RunComparison.class);
    /** How long after the deadline an answer on the line is still kept. */
    private static final Duration LATE = Duration.ofSeconds(10);

    private final LenderLine line;
    private final LenderBreakers breakers;
    private final MakeOffer makeOffer;
    private final RecordAnswers record;
    private final CloseComparison close;
    private final Clock clock;
    private final Semaphore room;

    RunComparison(LenderLine line, LenderBreakers breakers, MakeOffer makeOffer, RecordAnswers record,
            CloseComparison close, ComparisonSettings settings, Clock clock) {
        this.line = line;
        this.breakers = breakers;
        this.makeOffer = makeOffer;
        this.record = record;
        this.close = close;
        this.clock = clock;
        this.room = new Semaphore(settings.atOnce());
    }

    /** Takes a place for one, if there is one: it is run, or the place is left again. */
    boolean enter() {
        return room.tryAcquire();
    }

    void leave() {
        room.release();
    }

    /** Runs one that has a place, which is left at the end; a failure leaves it to the sweep. */
    void run(Comparison comparison, Wish wish, Map<Invitation, Tsid> requests) {
        try {
            BlockingQueue<Optional<Answered>> answers = new LinkedBlockingQueue<>();
            requests.forEach((invitation, request) -> Thread
                    .startVirtualThread(() -> answers.add(ask(comparison, wish, invitation, request))));
            int open = collect(comparison, answers, requests.size(), comparison.deadline());
            close.close(comparison.id());
            collect(comparison, answers, open, comparison.deadline().plus(LATE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("Comparison {} is left to the sweep", comparison.id().value(), e);
        } finally {
            leave();
        }
    }

    /**
     * Writes down what comes until a time.
     *
     * @param open how many have not come back
     * @return how many then have not
     */
    private int collect(Comparison comparison, BlockingQueue<Optional<Answered>> answers, int open, Instant until)
            throws InterruptedException {
        int left = open;
        boolean laterOnes = false;
        while (left > 0 || laterOnes) {
            Optional<Answered> first = answers.poll(Duration.between(clock.instant(), until).toNanos(),
                    TimeUnit.NANOSECONDS);
            if (first == null) {
                return left;
            }
            List<Optional<Answered>> together = new ArrayList<>(List.of(first));
            answers.drainTo(together);
            left -= together.size();
            laterOnes |= together.stream().anyMatch(Optional::isEmpty);
            record.record(comparison.id(), together.stream().flatMap(Optional::stream).toList());
        }
        return left;
    }

    /** Empty when the lender answers later, by call-back. */
    private Optional<Answered> ask(Comparison comparison, Wish wish, Invitation invitation, Tsid request) {
        LenderInquiry inquiry = new LenderInquiry(request, comparison.deadline(), invitation.productCodes(),
                wish.amount(), wish.months(), wish.yearlyIncome(), wish.debtService(), wish.employment(),
                wish.housing(), wish.area());
        try {
            LenderReply reply = breakers.call(invitation.lender().id(),
                    () -> line.inquire(invitation.lender(), inquiry));
            return makeOffer.of(comparison, invitation.lender(), reply);
        } catch (LenderFault e) {
            log.info("Lender {} {}", invitation.lender().id().value(), e.getMessage());
            return Optional.of(new Answered(invitation.lender().id(), Outcome.ERROR, null, null));
        } catch (RuntimeException e) {
            log.warn("Lender {} could not be asked", invitation.lender().id().value(), e);
            return Optional.of(new Answered(invitation.lender().id(), Outcome.ERROR, null, null));
        }
    }
}
